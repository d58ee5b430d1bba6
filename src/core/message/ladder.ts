import type { Secret } from '../model/secret.js'
import type { Template } from '../model/template.js'
import type { Autofill } from './autofill.js'
import type { Measure } from './encoding.js'

/** What a wording has become. */
export interface Written {
  readonly body: Secret
  /** Only a text message is counted. */
  readonly measure?: Measure
  /** What the survival checker found, none of which loses the code. */
  readonly doubts?: readonly string[]
}

/** A written wording, its place in the ladder, and what was given up for it, in words for the record. */
export type Draft = Written & { readonly wording: number; readonly dropped: readonly string[] }

interface Climb {
  readonly maxSegments: number
  readonly autofill: Autofill | undefined
  /** Writes a wording with or without autofill; `undefined` where it cannot be used now. */
  readonly write: (index: number, autofill: Autofill | undefined) => Written | undefined
  readonly fail: (wording: number, thrown: unknown) => void
}

/**
 * Down the ladder: the richest wording that fits, else the one of fewest segments; of equally cheap ones the richest.
 * Autofill comes before riches: it is given up only where no wording has room for it and the wiring says so, or where the words are frozen.
 */
export function climb(template: Template, { maxSegments, autofill, write, fail: tell }: Climb): Draft | undefined {
  const failed = new Set<number>()
  const fail = (wording: number, thrown: unknown) => {
    if (!failed.has(wording)) tell(wording, thrown)
    failed.add(wording)
  }
  if (template.frozen === true) {
    const draft = descend(template.wordings.slice(0, 1), { maxSegments, fail, write: (index) => write(index, undefined) })
    return draft && { ...draft, dropped: autofill === undefined ? [] : ['autofill: frozen'] }
  }
  const best = descend(template.wordings, { maxSegments, fail, write: (index) => write(index, autofill) })
  if (autofill?.whenTight !== 'drop' || (best !== undefined && segmentsOf(best) <= maxSegments)) return best
  const bare = descend(template.wordings, { maxSegments, fail, write: (index) => write(index, undefined) })
  if (bare === undefined || (best !== undefined && segmentsOf(bare) >= segmentsOf(best))) return best
  const dropped = best === undefined ? 'autofill: no room' : `autofill: ${told(best)}`
  return { ...bare, dropped: [dropped, ...bare.dropped] }
}

type Descent = Pick<Climb, 'maxSegments' | 'fail'> & { readonly write: (index: number) => Written | undefined }

function descend(wordings: readonly string[], { maxSegments, write, fail }: Descent): Draft | undefined {
  let cheapest: Draft | undefined
  const tried: (Written & { wording: number })[] = []
  for (const wording of wordings.keys()) {
    try {
      const written = write(wording)
      if (written === undefined) continue
      const draft = { ...written, wording, dropped: tried.map((one) => `wording ${one.wording}: ${told(one)}`) }
      if (segmentsOf(draft) <= maxSegments) return draft
      if (cheapest === undefined || segmentsOf(draft) < segmentsOf(cheapest)) cheapest = draft
      tried.push({ ...written, wording })
    } catch (thrown) {
      fail(wording, thrown)
    }
  }
  return cheapest
}

const segmentsOf = ({ measure }: Written) => measure?.segments ?? 0

const told = (written: Written) => `${segmentsOf(written)} segments`
