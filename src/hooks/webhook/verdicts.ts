import { type Row, verdictsOf } from '../wire/families.js'
import type { StatusVerdict } from '../wire/status.js'

const row = (verdict: StatusVerdict, because: string): Row<StatusVerdict> => ({ verdict, because })

/** One row for every failure code: the HTTP status. */
export const webhookVerdicts = verdictsOf<StatusVerdict>({
  unreadable: row(400, 'The body is not what docs/webhook.schema.json says; sent again, it would not be either.'),
  tooLarge: row(413, 'Refused before the caller was asked who it is.'),
  notPosted: row(405, 'Codes are only posted.'),
  codeless: row(204, 'There is no code in it; there is nothing to send.'),
  unproven: row(401, 'Nobody has proved to be the issuer.'),
  unentitled: row(403, 'Proved to be somebody, but not the one that may send.'),
  dead: row(410, 'Too late by our clock; the issuer can issue another code.'),
  wordless: row(422, 'We have no words that may be sent.'),
  guarded: row(403, 'A guard said no, and would say so again.'),
  later: row(503, 'Surely not sent; the same call may be sent again under the same id.'),
  busy: row(503, 'Another call for the same id is sending right now; the next one learns how it ended.'),
  unsure: row('unsure', 'An earlier attempt may have reached the person.'),
  undeliverable: row(422, 'The provider will not take it the next time either.'),
  broken: row(500, 'Our own house is in disorder, and calling again does not tidy it.'),
})
