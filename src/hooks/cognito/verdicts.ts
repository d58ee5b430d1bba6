import { type Row, verdictsOf } from '../wire/families.js'
import type { StatusVerdict } from '../wire/status.js'

const row = (verdict: StatusVerdict, because: string): Row<StatusVerdict> => ({ verdict, because })

/**
 * One row for every failure code. Cognito reads nothing: `lambdaInvoke` turns anything but 2xx into an error of the function,
 * which alarms count, and which Lambda repeats where it was invoked asynchronously.
 */
export const cognitoVerdicts = verdictsOf<StatusVerdict>({
  unreadable: row(400, 'Nobody else sends, so it must be seen: an error of the function.'),
  tooLarge: row(413, 'No event of Cognito is so large.'),
  notPosted: row(405, 'An invocation has no method; `lambdaInvoke` calls it a POST.'),
  codeless: row(204, 'A notice without a code; there is nothing for us to send.'),
  unproven: row(401, 'Who may invoke the function is said by its resource policy; there is no token.'),
  unentitled: row(403, 'Who may invoke the function is said by its resource policy; there is no token.'),
  dead: row(410, 'Too late by our clock; the person can ask for a new code.'),
  wordless: row(422, 'We have no words that may be sent.'),
  guarded: row(403, 'A guard said no; nobody else sends.'),
  later: row(503, 'Surely not sent, and a repetition by Lambda may do better.'),
  busy: row(503, 'Another invocation for the same event is sending right now.'),
  unsure: row('unsure', 'An earlier attempt may have reached the person.'),
  undeliverable: row(422, 'The provider will not take it the next time either.'),
  broken: row(500, 'Our own house is in disorder.'),
})
