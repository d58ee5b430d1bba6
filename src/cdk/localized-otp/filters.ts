/**
 * What is counted in the logs. A log group that has a filter of a name counts 0 for each minute of lines without a match; so metrics that
 * stand in one formula are counted in the same groups, and none of them is ever absent where another one is there.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

const any = (...conditions: readonly string[]): string => `(${conditions.join(' || ')})`
const all = (...conditions: readonly string[]): string => `(${conditions.join(' && ')})`
const codeIs = (...codes: readonly string[]): string => any(...codes.map((code) => `($.code = "${code}")`))

/** A parcel that comes again has not come to its end: what is counted of codes is counted when they have. */
const ended = '(($.next NOT EXISTS) || ($.next = "buried"))'

type DecisionMetric =
  | 'Decisions'
  | 'Sent'
  | 'Queued'
  | 'Failed'
  | 'Refused'
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
  // A stored receipt is told once more and nothing is sent.
  Sent: all('($.status = "sent")', '($.repeated NOT EXISTS)'),
  Queued: '($.status = "queued")',
  Failed: all('($.status = "failed")', ended),
  Refused: codeIs('country-refused', 'number-refused', 'velocity-exceeded', 'budget-exhausted'),
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

/** The caller had a good token: API Gateway writes `-` for what the authorizer did not say, and it says nothing of a bad one. */
const isOkta = any('($.clientId != "-")', '($.refused != "-")')

/** Counted in the access log. A stranger's 401 or 403 is the door at work and no fault. */
export const accessFilters: Readonly<Record<AccessMetric, string>> = {
  Served: '($.status = "200")',
  FailedAnswers: any('($.status = "5*")', '($.status = "429")', all('($.status = "4*")', isOkta)),
  TurnedAway: all('($.path = "/otp")', '($.status = "401")'),
}

/**
 * Counted in the authorizer's log, in the words of Lambda and its runtime: what it throws for a bad token, exactly `Unauthorized`, is its
 * way to say 401 and stands in its metric of errors all the same. Two filters, for CloudWatch passes over `?` beside `-`.
 */
export const crashFilters = [
  '"Invoke Error" -Unauthorized',
  '?"Task timed out" ?"Uncaught Exception" ?"Unhandled Promise Rejection" ?"Runtime exited" ?"Status: error"',
] as const
