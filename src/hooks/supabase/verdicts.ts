import { type Row, verdictsOf } from '../wire/families.js'

/**
 * What a failure means for Supabase. *again*: it should call once more, which it does at once and twice at most.
 * *unsure*: it may be on its way already. *dead*, *refused*, *failed*: the person is told, with another status each.
 * A number: the caller has not proved to be Supabase, and gets this HTTP status.
 */
export type SupabaseVerdict = 'again' | 'unsure' | 'dead' | 'refused' | 'failed' | 'nothing' | 401 | 403 | 405 | 413

const row = (verdict: SupabaseVerdict, because: string): Row<SupabaseVerdict> => ({ verdict, because })

/** One row for every failure code. */
export const supabaseVerdicts = verdictsOf<SupabaseVerdict>({
  unreadable: row('failed', 'We cannot read what Supabase wants, and would not the next time.'),
  tooLarge: row(413, 'Refused before the caller was asked who it is.'),
  notPosted: row(405, 'Supabase only posts; this is somebody else.'),
  codeless: row('nothing', 'There is no code in it; there is nothing to send.'),
  unproven: row(401, 'Nobody has proved to be Supabase.'),
  unentitled: row(403, 'Proved to be somebody, but not the one that may send.'),
  dead: row('dead', 'Too late by our clock; the person can ask for a new code.'),
  wordless: row('failed', 'We have no words that may be sent, and nobody else sends.'),
  guarded: row('refused', 'A guard said no; the person is told that it failed, and never why.'),
  later: row('again', 'Surely not sent, and the next attempt may do better.'),
  busy: row('again', 'Another attempt is sending right now; the next one learns how it ended.'),
  unsure: row('unsure', 'An earlier attempt may have reached the person.'),
  undeliverable: row('failed', 'The provider will not take it the next time either.'),
  broken: row('failed', 'Our own house is in disorder, and calling again does not tidy it.'),
})
