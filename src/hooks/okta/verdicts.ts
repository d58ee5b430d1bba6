import type { OtpErrorCode } from '../../core/errors.js'

/**
 * What a failure means for Okta. *take-over*: Okta should send the code itself. *unsure*: it may be on its way already.
 * *refused*: nobody should send it. A number: the caller is not (or not yet) known to be Okta, and gets this HTTP status.
 */
export type OktaVerdict = 'take-over' | 'unsure' | 'refused' | 401 | 403 | 405 | 413 | 503

export interface OktaRow {
  readonly verdict: OktaVerdict
  readonly because: string
}

const row = (verdict: OktaVerdict, because: string): OktaRow => ({ verdict, because })

const noProof = row(401, 'Nobody has proved to be Okta. A true call falls back to Okta as well.')
const unreadable = row('take-over', 'The caller is Okta, but we cannot read what it wants; Okta can still send it.')
const wordless = row('take-over', 'We have no words that may be sent; Okta has its own.')
const provider = row('take-over', 'Our provider did not take it; the one of Okta may.')
const inside = row('take-over', 'Our own house is in disorder; Okta can still reach the person.')
const guarded = row('refused', 'A guard said no. Handed to Okta the attack would go on, only on another bill.')

/** One row for every failure code; the options of the hook say what *unsure* and *refused* come to. */
export const oktaVerdicts: Readonly<Record<OtpErrorCode, OktaRow>> = {
  'call-malformed': unreadable,
  'call-too-large': row(413, 'Refused before the caller was asked who it is.'),
  'method-not-allowed': row(405, 'Okta only posts; this is somebody else.'),
  'not-a-code': row('take-over', 'There is no code in it for us; whatever Okta wants to say, it can say.'),

  'token-missing': noProof,
  'token-malformed': noProof,
  'token-algorithm': noProof,
  'token-key-unknown': noProof,
  'token-signature': noProof,
  'token-expired': noProof,
  'token-not-yet-valid': noProof,
  'token-issuer': noProof,
  'token-audience': noProof,
  'token-client': row(403, 'A client of the same issuer, but not the one that may send.'),
  'token-scope': row(403, 'The right client without the right to send.'),
  'token-claim': noProof,
  'token-unverifiable': noProof,
  'secret-wrong': noProof,
  'issuer-unreachable': row(503, 'The caller may be Okta; we cannot tell until its keys can be fetched.'),

  'channel-unknown': unreadable,
  'destination-invalid': unreadable,
  'code-invalid': unreadable,
  expired: row('take-over', 'Dead by our clock. If that clock is wrong, Okta still helps the person; if not, it does no harm.'),

  'locale-unsupported': wordless,
  'template-missing': wordless,
  'template-broken': wordless,
  'code-lost': wordless,
  'message-too-long': wordless,
  'voice-missing': wordless,

  'country-refused': guarded,
  'number-refused': guarded,
  'velocity-exceeded': guarded,
  'budget-exhausted': guarded,
  'guard-unavailable': row('refused', 'Without its guards nobody gets a code; the wiring says so (`whenDown`).'),

  'out-of-time': row('take-over', 'Nothing had begun, so nothing will be sent.'),
  cancelled: row('take-over', 'Okta went away before anything was sent; it has most likely taken over already.'),

  busy: row('unsure', 'Another call for the same event is sending right now.'),
  'maybe-sent': row('unsure', 'An earlier attempt may have reached the person.'),
  'ledger-unavailable': row('take-over', 'Without the ledger nothing is sent.'),

  'provider-throttled': provider,
  'provider-unavailable': provider,
  'provider-rejected': provider,
  'recipient-opted-out': row(
    'take-over',
    'The person opted out of our number, and has now asked for a code; Okta keeps its own list.',
  ),
  'recipient-refused': row('refused', 'The account blocks this destination, which is a guard kept at the provider.'),
  'recipient-limit': row('refused', 'More codes to a number that has had too many are what the limit is against.'),
  'sender-missing': inside,
  'sender-misconfigured': inside,
  'sender-quota': row('take-over', 'The account is spent for everybody; that is an outage, not an attack on one number.'),

  'store-unavailable': inside,
  'store-malformed': inside,
  'store-conflict': inside,
  'queue-unavailable': inside,
  'queue-refused': inside,
  'cipher-unavailable': inside,
  'cipher-refused': inside,
  'parcel-malformed': inside,
  'parcel-tampered': inside,
  'parcel-mismatch': inside,

  internal: inside,
}
