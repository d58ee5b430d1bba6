import type { OtpErrorCode } from '../../core/errors.js'

/** What a platform is told of a failure, and why. */
export interface Row<Verdict> {
  readonly verdict: Verdict
  readonly because: string
}

/** A row for every failure code. */
export type Verdicts<Verdict> = Readonly<Record<OtpErrorCode, Row<Verdict>>>

/** Failures that are alike for a platform which only asks whether it should come again. */
export type Family = (typeof families)[OtpErrorCode]

const families = {
  'call-malformed': 'unreadable',
  'call-too-large': 'tooLarge',
  'method-not-allowed': 'notPosted',
  'not-a-code': 'codeless',

  'token-missing': 'unproven',
  'token-malformed': 'unproven',
  'token-algorithm': 'unproven',
  'token-key-unknown': 'unproven',
  'token-signature': 'unproven',
  'token-expired': 'unproven',
  'token-not-yet-valid': 'unproven',
  'token-issuer': 'unproven',
  'token-audience': 'unproven',
  'token-client': 'unentitled',
  'token-scope': 'unentitled',
  'token-claim': 'unproven',
  'token-unverifiable': 'unproven',
  'secret-wrong': 'unproven',
  'issuer-unreachable': 'later',

  'channel-unknown': 'unreadable',
  'destination-invalid': 'unreadable',
  'code-invalid': 'unreadable',
  expired: 'dead',

  'locale-unsupported': 'wordless',
  'template-missing': 'wordless',
  'template-broken': 'wordless',
  'code-lost': 'wordless',
  'message-too-long': 'wordless',
  'voice-missing': 'wordless',

  'country-refused': 'guarded',
  'number-refused': 'guarded',
  'velocity-exceeded': 'guarded',
  'budget-exhausted': 'guarded',
  'guard-unavailable': 'guarded',

  'out-of-time': 'later',
  cancelled: 'later',

  busy: 'busy',
  'maybe-sent': 'unsure',
  'ledger-unavailable': 'later',

  'provider-throttled': 'later',
  'provider-unavailable': 'later',
  'provider-rejected': 'undeliverable',
  'recipient-opted-out': 'undeliverable',
  'recipient-refused': 'guarded',
  'recipient-limit': 'guarded',
  'sender-missing': 'broken',
  'sender-misconfigured': 'broken',
  'sender-quota': 'broken',

  'store-unavailable': 'later',
  'store-malformed': 'broken',
  'store-conflict': 'broken',
  'queue-unavailable': 'later',
  'queue-refused': 'broken',
  'cipher-unavailable': 'later',
  'cipher-refused': 'broken',
  'parcel-malformed': 'broken',
  'parcel-tampered': 'broken',
  'parcel-mismatch': 'broken',

  internal: 'later',
} as const satisfies Record<OtpErrorCode, string>

/** A table with a row for every failure code, from one with a row for every family. */
export function verdictsOf<Verdict>(rows: Readonly<Record<Family, Row<Verdict>>>): Verdicts<Verdict> {
  const table = Object.entries(families).map(([code, family]) => [code, rows[family]] as const)
  return Object.fromEntries(table) as Verdicts<Verdict>
}

/** The verdict of a table; that of `internal` for a code of another release of this library, which has no row. */
export function verdictOn<Verdict>(table: Verdicts<Verdict>, code: OtpErrorCode): Verdict {
  return (Object.hasOwn(table, code) ? table[code] : table.internal).verdict
}
