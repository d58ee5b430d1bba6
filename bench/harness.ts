import process from 'node:process'

/** One way of doing the thing. */
export interface Case {
  readonly name: string
  /** Whatever a round needs; not measured. */
  readonly prepare?: (times: number) => Promise<void> | void
  /** Does it so many times. The µs it gives back, if any, count in place of the CPU time of this process. */
  readonly round: (times: number) => Promise<number> | Promise<void> | number | undefined
}

export interface Comparison {
  readonly title: string
  /** What is done once: `message`, `token`. */
  readonly unit: string
  /** The case that all are measured against. */
  readonly peer: string
  /** How many rounds each case has, and how often a round does it. */
  readonly rounds: number
  readonly times: number
  readonly cases: readonly Case[]
  /** Also says how many one core does in a second. */
  readonly perCore?: boolean
  /** What a reader must know to judge fairly. */
  readonly notes?: readonly string[]
}

export interface Row {
  readonly name: string
  /** Under the heads of their columns. */
  readonly figures: Readonly<Record<string, number>>
}

export interface Table {
  readonly title: string
  readonly rows: readonly Row[]
  readonly notes: readonly string[]
}

/** `smoke` only proves that it runs: one round of very few. */
export type Effort = 'full' | 'smoke'

/** A bench gives its tables one by one. */
export type Bench = (effort: Effort) => AsyncIterable<Table>

const warmUps = 2

/**
 * Runs the cases interleaved in short rounds, so that whatever else the machine does hits all of them alike,
 * and compares the best quarter of the rounds of each. Only the ratios mean anything, and only within one run.
 */
export async function compare(comparison: Comparison, effort: Effort): Promise<Table> {
  const { title, unit, peer, cases, perCore = false, notes = [] } = comparison
  const full = effort === 'full'
  const times = full ? comparison.times : 2
  const spent = new Map(cases.map(({ name }) => [name, [] as number[]]))
  const rounds = full ? comparison.rounds + warmUps : 1
  for (let round = 0; round < rounds; round += 1) {
    for (const one of rotated(cases, round)) {
      await one.prepare?.(times)
      const before = process.cpuUsage()
      const told = await one.round(times)
      const { user, system } = process.cpuUsage(before)
      if (!full || round >= warmUps) spent.get(one.name)?.push((told ?? user + system) / times)
    }
  }
  const best = (name: string): number => bestQuarter(spent.get(name) ?? [])
  const figuresOf = (name: string): Row['figures'] => ({
    // Under 1 is cheaper. All else is for scale only: it holds on this machine at this moment.
    [`× ${peer}`]: best(name) / best(peer),
    [`µs a ${unit}`]: best(name),
    ...(perCore ? { [`${unit}s a second and core`]: 1_000_000 / best(name) } : {}),
  })
  return { title, rows: cases.map(({ name }) => ({ name, figures: figuresOf(name) })), notes }
}

/** Nobody is always first. */
function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const start = by % list.length
  return [...list.slice(start), ...list.slice(0, start)]
}

function bestQuarter(values: readonly number[]): number {
  const best = values.toSorted((a, b) => a - b).slice(0, Math.ceil(values.length / 4))
  return best.reduce((sum, value) => sum + value, 0) / best.length
}

/** For people. */
export function formatTable({ title, rows, notes }: Table): string {
  const heads = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))]
  const lines = [
    ['', ...heads],
    ...rows.map(({ name, figures }) => [name, ...heads.map((head) => formatFigure(figures[head] ?? 0))]),
  ]
  const widths = ['', ...heads].map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return [title, ...lines.map((line) => `  ${line.map(pad).join('  ')}`), ...notes.map((note) => `  ${note}`), ''].join('\n')
}

const formatFigure = (value: number): string =>
  Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toPrecision(2)
