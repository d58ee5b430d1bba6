/**
 * What is counted in the logs; `docs/deploy.md` says what for. A log group that has a filter of a name counts 0 for each minute of lines
 * without a match; so metrics that stand in one formula are counted in the same groups, and none of them is ever absent where another one is
 * there.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

const any = (...conditions: readonly string[]): string => `(${conditions.join(' || ')})`
const all = (...conditions: readonly string[]): string => `(${conditions.join(' && ')})`
const codeIs = (...codes: readonly string[]): string => any(...codes.map((code) => `($.code = "${code}")`))

/** Not a parcel that comes again. */
const ended = '(($.next NOT EXISTS) || ($.next = "buried"))'

type DecisionMetric =
  | 'Decisions'
  | 'Sent'
  | 'Queued'
  | 'Failed'
  | 'Refused'
  | 'RecipientRefused'
  | 'Ambiguous'
  | 'Throttled'
  | 'Misconfigured'
  | 'ComesAgain'
type ReceiptMetric = 'Delivered' | 'Undelivered'
type AccessMetric = 'Served' | 'FailedAnswers' | 'TurnedAway'

export type CountedMetric = DecisionMetric | ReceiptMetric | AccessMetric | 'AuthorizerCrashes'

/** Counted in the decision records (`core/model/decision`), which the hook and the worker print as lines of JSON. */
export const decisionFilters: Readonly<Record<DecisionMetric, string>> = {
  Decisions: '',
  // A stored receipt is told once more, and nothing is sent.
  Sent: all('($.status = "sent")', '($.repeated NOT EXISTS)'),
  Queued: '($.status = "queued")',
  Failed: all('($.status = "failed")', ended, '($.code != "recipient-*")'),
  Refused: all(codeIs('country-refused', 'number-refused', 'velocity-exceeded', 'budget-exhausted'), ended),
  RecipientRefused: all('($.code = "recipient-*")', ended),
  Ambiguous: all(any('($.sent = "maybe")', '($.code = "maybe-sent")'), ended),
  // The hook's own record says `queued` where the provider threw the code back and the queue took it.
  Throttled: any(all('($.code = "provider-throttled")', ended), '($.overflowed = "provider-throttled")'),
  Misconfigured: codeIs(
    ...['sender-misconfigured', 'sender-missing', 'sender-quota', 'provider-rejected'],
    ...['template-missing', 'template-broken', 'cipher-refused', 'queue-refused'],
  ),
  ComesAgain: '($.next = "again")',
}

/**
 * Counted in the lines of the function of receipts: each message once, where it first is said to have arrived or to have failed, and only
 * those that this deployment has sent, for the events of the whole account come by.
 */
export const receiptFilters: Readonly<Record<ReceiptMetric, string>> = {
  Delivered: all('($.state = "delivered")', '($.first IS TRUE)', '($.origin.requestId = "*")'),
  Undelivered: all('($.state = "failed")', '($.first IS TRUE)', '($.origin.requestId = "*")'),
}

/** API Gateway writes `-` for what is not there. Of a bad token the authorizer says nothing; where it was not asked, nothing is measured. */
const isOkta = any('($.clientId != "-")', '($.refused != "-")')
const isAsked = any('($.authorizerMs != "-")', '($.authorizerStatus != "-")')

/** Counted in the access log. */
export const accessFilters: Readonly<Record<AccessMetric, string>> = {
  Served: '($.status = "200")',
  FailedAnswers: any('($.status = "5*")', '($.status = "429")', all('($.status = "4*")', isOkta)),
  // The firewall stands before everything that knows a path or a token.
  TurnedAway: any(all('($.path = "/otp")', '($.status = "401")', isAsked), '($.failure = "WAF_FILTERED")'),
}

/**
 * Counted in the authorizer's log, in the words of Lambda and its runtime; exactly `Unauthorized` is its way to say 401. Two filters, for
 * CloudWatch passes over `?` beside `-`. Of a time-out Lambda prints a line of its own, or only says so in its report.
 */
export const crashFilters = [
  '"Invoke Error" -Unauthorized',
  '?"Task timed out" ?"Uncaught Exception" ?"Unhandled Promise Rejection" ?"Runtime exited" ?"Status: error" ?"Status: timeout"',
] as const
