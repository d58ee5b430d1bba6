/** What a carrier counts. */
export interface Measure {
  readonly encoding: 'gsm-7' | 'ucs-2'
  /** Septets, of which an extension character takes two; or UTF-16 units. */
  readonly units: number
  /** Each is sent and billed on its own. */
  readonly segments: number
  /** The characters that forced UCS-2, with their UTF-16 positions. */
  readonly offenders: readonly { readonly character: string; readonly index: number }[]
}

/**
 * The most that AWS End User Messaging takes in one text message. Its API lets 1600 characters pass,
 * but the message fails beyond 1530 septets or 630 UTF-16 units.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-character.html
 */
export const smsLimits = { apiCharacters: 1600, 'gsm-7': 1530, 'ucs-2': 630 } as const

/** How many units fit into the only segment, and into each of several, which carry a header. */
export const segmentSizes = { 'gsm-7': { single: 160, joined: 153 }, 'ucs-2': { single: 70, joined: 67 } } as const

/** GSM 03.38 (3GPP TS 23.038, 6.2.1), in the order of its codes; the escape at 0x1B is no character. No national shift tables: AWS has none. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** Its extension table: an escape and a second septet. */
const extension = new Set('\f^{}\\[~]|€')

/** Whether GSM 03.38 has the character. */
export const isGsm = (character: string) => basic.has(character) || extension.has(character)

/** Counts a text as a carrier does. No pair of surrogates, and no escape and its septet, is split between two segments. */
export function measureText(text: string): Measure {
  const offenders: { character: string; index: number }[] = []
  let index = 0
  for (const character of text) {
    if (!isGsm(character)) offenders.push({ character, index })
    index += character.length
  }
  const encoding = offenders.length === 0 ? 'gsm-7' : 'ucs-2'
  const sizes: number[] = []
  for (const character of text) {
    sizes.push(encoding === 'ucs-2' ? character.length : extension.has(character) ? 2 : 1)
  }
  const units = sizes.reduce((sum, size) => sum + size, 0)
  return { encoding, units, segments: countSegments(sizes, units, segmentSizes[encoding]), offenders }
}

function countSegments(sizes: readonly number[], units: number, limit: { single: number; joined: number }): number {
  if (units <= limit.single) return 1
  let segments = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > limit.joined) {
      segments += 1
      used = 0
    }
    used += size
  }
  return segments
}

/** Whether AWS would take it at all. */
export function fitsProvider(measure: Measure): boolean {
  return measure.units <= smsLimits[measure.encoding]
}
