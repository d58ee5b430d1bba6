/** AWS's simulator destinations: messages to the first number of a country arrive, to the second fail. For texts only; there are none for calls. */
const simulators: Readonly<Record<string, readonly [success: string, failure: string]>> = {
  AT: ['+43676800442031', '+43676800442032'],
  AU: ['+61455944038', '+61455944039'],
  BE: ['+32460213922', '+32460213923'],
  CL: ['+56229140630', '+56229140631'],
  CZ: ['+420790542286', '+420790542287'],
  DK: ['+4525919410', '+4525919215'],
  EE: ['+37282720792', '+37282720793'],
  FI: ['+3584573979110', '+3584573979111'],
  FR: ['+33755512501', '+33755512502'],
  HK: ['+85257048426', '+85257048854'],
  US: ['+14254147755', '+14254147167'],
}

const outcomes: ReadonlyMap<string, { readonly country: string; readonly arrives: boolean }> = new Map(
  Object.entries(simulators).flatMap(([country, pair]) =>
    pair.map((number, index) => [number, { country, arrives: index === 0 }] as const),
  ),
)

/** What the service reports in the end about a text to this number, and the country where it is known. */
export function textOutcome(destination: string): { readonly eventType: string; readonly country?: string } {
  const simulated = outcomes.get(destination.startsWith('+') ? destination : `+${destination}`)
  if (simulated === undefined) return { eventType: 'TEXT_DELIVERED' }
  // Which failure a failing simulator reports is not documented.
  return { eventType: simulated.arrives ? 'TEXT_DELIVERED' : 'TEXT_UNREACHABLE', country: simulated.country }
}
