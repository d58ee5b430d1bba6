import { type Row, verdictsOf } from '../wire/families.js'
import type { StatusVerdict } from '../wire/status.js'

const row = (verdict: StatusVerdict, because: string): Row<StatusVerdict> => ({ verdict, because })

/**
 * One row for every failure code: the HTTP status. Kratos tries again after any but 2xx, until its retries are used up,
 * and the status is what its log says; a message that can never be sent costs a few calls, and sends nothing.
 */
export const kratosVerdicts = verdictsOf<StatusVerdict>({
  unreadable: row(400, 'The body is not what the published jsonnet makes.'),
  tooLarge: row(413, 'Refused before the caller was asked who it is.'),
  notPosted: row(405, 'The channel must be set to POST.'),
  codeless: row(204, 'A notice without a code; Kratos counts it as sent, and nobody sends it.'),
  unproven: row(401, 'Nobody has proved to be Kratos.'),
  unentitled: row(403, 'Proved to be somebody, but not the one that may send.'),
  dead: row(410, 'Too late by our clock; the person can ask for a new code.'),
  wordless: row(422, 'We have no words that may be sent.'),
  guarded: row(403, 'A guard said no; nobody else sends.'),
  later: row(503, 'Surely not sent, and the next attempt may do better.'),
  busy: row(503, 'Another attempt is sending right now; the next one learns how it ended.'),
  unsure: row('unsure', 'An earlier attempt may have reached the person.'),
  undeliverable: row(422, 'The provider will not take it the next time either.'),
  broken: row(500, 'Our own house is in disorder.'),
})
