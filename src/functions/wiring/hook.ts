import { lambda } from '../../adapters/lambda.js'
import { allowedCountries } from '../../core/delivery/allowed-countries.js'
import { guarded } from '../../core/delivery/guarded.js'
import { createHandler } from '../../core/delivery/handler.js'
import type { Delivery } from '../../core/ports/delivery.js'
import type { TokenVerifier } from '../../core/ports/token-verifier.js'
import { oktaTelephonyHook } from '../../hooks/okta.js'
import type { Settings } from '../environment.js'
import { recorder } from './log.js'
import { given, wired } from './wired.js'

/** What every hook function is, whatever its delivery does. */
export function hookFunction(settings: Settings<'hook-queued' | 'hook-direct'>, verifier: TokenVerifier, delivery: Delivery) {
  const { OTP_ALLOWED_COUNTRIES: countries, OTP_DEFAULT_COUNTRY: defaultCountry, OTP_ERROR_SUMMARY: errorSummary } = settings
  const hook = wired({ defaultCountry: 'OTP_DEFAULT_COUNTRY', errorSummary: 'OTP_ERROR_SUMMARY' }, () =>
    oktaTelephonyHook({
      whenUnsure: settings.OTP_WHEN_UNSURE,
      whenQueued: settings.OTP_WHEN_QUEUED,
      whenRefused: settings.OTP_WHEN_REFUSED,
      whenFailed: settings.OTP_WHEN_FAILED,
      ...given({ defaultCountry, errorSummary }),
    }),
  )
  const guards = countries === null ? [] : [wired({ countries: 'OTP_ALLOWED_COUNTRIES' }, () => allowedCountries({ countries }))]
  return lambda(
    createHandler({
      hook,
      verifier,
      delivery: guards.length === 0 ? delivery : guarded({ guards, delivery }),
      recorder,
      budgetMs: settings.OTP_BUDGET_MS,
    }),
  )
}
