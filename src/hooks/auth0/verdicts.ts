import { type Row, verdictsOf } from '../wire/families.js'
import type { StatusVerdict } from '../wire/status.js'

const row = (verdict: StatusVerdict, because: string): Row<StatusVerdict> => ({ verdict, because })

/** One row for every failure code. `auth0Action` turns 503 into a retry, 2xx into a success, and the rest into a drop; for MFA into a failure. */
export const auth0Verdicts = verdictsOf<StatusVerdict>({
  unreadable: row(400, 'We cannot read what Auth0 wants, and would not the next time.'),
  tooLarge: row(413, 'No event of Auth0 is so large.'),
  notPosted: row(405, 'An event forwarded over HTTP must be posted.'),
  codeless: row(204, 'A notice without a code; there is nothing for us to send.'),
  unproven: row(401, 'An event forwarded over HTTP, by nobody we know.'),
  unentitled: row(403, 'An event forwarded over HTTP, by somebody who may not send.'),
  dead: row(410, 'Too late by our clock; the person can ask for a new code.'),
  wordless: row(422, 'We have no words that may be sent.'),
  guarded: row(403, 'A guard said no; to come again is what an attacker would do.'),
  later: row(503, 'Surely not sent; Auth0 comes again within minutes.'),
  busy: row(503, 'Another attempt is sending right now; the next one learns how it ended.'),
  unsure: row('unsure', 'An earlier attempt may have reached the person.'),
  undeliverable: row(422, 'The provider will not take it the next time either.'),
  broken: row(500, 'Our own house is in disorder, and coming again does not tidy it.'),
})
