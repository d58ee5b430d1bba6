import { checkOptions, option } from '../model/options.js'
import { isCountry } from '../model/phone-number.js'
import type { Guard } from '../ports/guard.js'

export interface AllowedCountriesOptions {
  /** ISO 3166-1 alpha-2, such as `DE`. */
  readonly countries: readonly string[]
}

/**
 * Lets only numbers of these countries pass. A number whose country the numbering plan does not tell (satellites, some of `+1`) is refused.
 * @throws TypeError on wrong wiring
 */
export function allowedCountries(options: AllowedCountriesOptions): Guard {
  checkOptions('allowedCountries', options, {
    countries: option.list((value) => (isCountry(value) ? undefined : 'must be an ISO 3166-1 alpha-2 country'), 1),
  })
  const allowed = new Set<string | undefined>(options.countries)
  return {
    name: 'allowed-countries',
    check: async ({ destination: { country } }) =>
      allowed.has(country) ? { verdict: 'allow' } : { verdict: 'refuse', code: 'country-refused' },
  }
}
