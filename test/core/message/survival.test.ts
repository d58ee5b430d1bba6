import { describe, expect, it } from 'vitest'
import { type Autofill, withAutofill } from '../../../src/core/message/autofill.js'
import { joinParts } from '../../../src/core/message/rendering.js'
import { speak } from '../../../src/core/message/speech.js'
import { checkSurvival, losesCode, type SurvivalFault } from '../../../src/core/message/survival.js'
import { Secret } from '../../../src/core/model/secret.js'
import { bidi } from '../../fixtures/bidi.js'

const issued = '047115'
const arabic = `رمز الدخول هو ${issued}. صالح لمدة دقيقة.`
const autofill: Autofill = { domain: 'login.example.com', androidHash: 'FA+9qCX9VSu' }

const faultsOf = (text: string, more: { code?: string; autofill?: Autofill } = {}) => {
  const { code = issued, ...rest } = more
  return checkSurvival({ body: new Secret(text), code: new Secret(code), format: 'sms', ...rest }, bidi)
}

const filled = (text: string, own: Autofill = autofill) => withAutofill(new Secret(text), own, new Secret(issued)).reveal()

describe('a code that survives', () => {
  it.each([
    [issued],
    [`${issued} is your Acme code.`],
    [`Your Acme code is ${issued}. It is valid for 5 minutes.`],
    [`Acme: (${issued})`],
    [arabic],
    [`${issued} הוא הקוד שלך ב-Acme`],
    [`Acmeの認証コードは${issued}です。`],
    ['کد ورود می\u200cشود: 047115'],
    ['Ваш код — 047115'],
    [`Zeile\n${issued}`],
    [`${issued}- gültig ab jetzt`],
    [`24/7 help. Code ${issued}, good until 12:30`],
    [`Call 18005551234 for help. Code ${issued}`],
  ])('is found in %j', (text) => {
    expect(faultsOf(text)).toEqual([])
    expect(faultsOf(filled(text), { autofill })).toEqual([])
  })

  it.each(['0000', 'AbCd', '12AB34', '9Z8Y7X6W5V4U', '123456789012', '047-115', '12-AB', 'AB-12'])('may be %s', (code) => {
    const parts = [{ text: 'الرمز هو ' }, { code: true }, { text: ' لك' }] as const
    expect(faultsOf(joinParts(parts, new Secret(code)).reveal(), { code })).toEqual([])
    expect(faultsOf(`Your code is ${code}.`, { code })).toEqual([])
  })
})

describe('a planted mutant', () => {
  const whole = filled(arabic)
  it.each<[string, string, SurvivalFault]>([
    ['a right-to-left mark before the @', whole.replace('@', '\u200f@'), 'autofill-broken'],
    ['a trailing newline', `${whole}\n`, 'autofill-broken'],
    ['placeholders swapped in the last line', whole.replace(/@(\S+) #(\S+)/, '@$2 #$1'), 'autofill-broken'],
    ['an isolate in the last line', whole.replace(`#${issued}`, `#\u2066${issued}\u2069`), 'autofill-broken'],
    ['another host', whole.replace('login', 'evil'), 'autofill-broken'],
    ['words after the hash', `${whole}!`, 'autofill-broken'],
    ['no last line at all', arabic, 'autofill-broken'],
    ['an isolate inside the code', whole.replaceAll(issued, '047\u2068115'), 'code-missing'],
    ['localized digits', filled(arabic.replace(issued, '٠٤٧١١٥')), 'code-missing'],
    ['dotted digits', filled(arabic.replace(issued, '0.4.7.1.1.5')), 'code-missing'],
    ['grouped digits', filled(arabic.replace(issued, '047 115')), 'code-missing'],
    ['a doubled code', filled(`${arabic} ${issued}`), 'code-repeated'],
    ['a code that runs on', filled(`Code ${issued}1`), 'code-touched'],
    ['a code that begins earlier', filled(`Code G-${issued}`), 'code-touched'],
    ['placeholders swapped in a compound', filled(`${issued}-Code: Acme`), 'code-touched'],
    ['a mark on the last digit', filled(`Code ${issued}\u20e3`), 'code-touched'],
    ['an invisible character beside the code', filled(`Code \u200b${issued}`), 'code-touched'],
    ['an override before the code', filled(`Code \u202e ${issued}`), 'code-reordered'],
    ['a mark of direction', filled(`${arabic} \u200f.`), 'invisible-character'],
    ['a joiner that joins nothing', filled(`Code \u200d ${issued}`), 'invisible-character'],
    ['a phone number beside it', filled(`${issued}. Help: 555-1234567`), 'rival-digits'],
    ['a number with no word between', filled(`Code: 5 - ${issued}`), 'rival-digits'],
    ['a number that follows', filled(`Code: ${issued} (5)`), 'rival-digits'],
    ['localized digits that rival', filled(`${arabic} ١٢٣٤٥٦`), 'rival-digits'],
  ])('is caught: %s', (_name, text, fault) => {
    expect(faultsOf(text, { autofill })).toContain(fault)
  })

  it('is caught where it is another number of much the same length, and that is three digits at least', () => {
    const rivals = (code: string, other: string) => faultsOf(`Raum ${other}, Kennwort ${code}`, { code })
    for (const other of ['123', '1234', '12345']) expect(rivals('0471', other)).toEqual(['rival-digits'])
    for (const other of ['12', '123456', '1234567890']) expect(rivals('0471', other)).toEqual([])
    expect(rivals('047', '12')).toEqual([])
    expect(rivals('047', '123')).toEqual(['rival-digits'])
  })

  it('is caught where a joiner joins nothing, though a mark of ours stands before', () => {
    expect(faultsOf(`${issued} م\u200e \u200dم`)).toContain('invisible-character')
  })

  it('is caught in a last line with only one of the two', () => {
    const hash = { androidHash: 'FA+9qCX9VSu' }
    expect(faultsOf(filled(arabic, hash), { autofill: hash })).toEqual([])
    expect(faultsOf(`${filled(arabic, hash)}x`, { autofill: hash })).toEqual(['autofill-broken'])
    const frame = { domain: 'a.b', frame: 'c.d' }
    expect(faultsOf(filled(arabic, frame), { autofill: frame })).toEqual([])
    expect(faultsOf(filled(arabic, { domain: 'a.b' }), { autofill: frame })).toEqual(['autofill-broken'])
  })

  it('is caught where a code is turned round, as it is after Arabic letters without a mark', () => {
    for (const code of ['12-AB', '12AB', '047-115']) {
      expect(faultsOf(`الرمز ${code} لك`, { code })).toEqual(['code-reordered'])
      const frozen = joinParts([{ text: 'الرمز ' }, { code: true }], new Secret(code), { frozen: true })
      expect(faultsOf(frozen.reveal(), { code })).toEqual(['code-reordered'])
    }
    expect(faultsOf('12-AB הקוד שלך', { code: '12-AB' })).toEqual(['code-reordered'])
  })

  it('is caught where a letter comes to stand beside the code only for the eye', () => {
    expect(faultsOf(`Acmeא${issued}`)).toEqual(['code-reordered'])
    expect(faultsOf(`\u202b${issued}א\u202cAcme`)).toContain('code-reordered')
    expect(faultsOf(`א${issued}\u2067.a\u2069`)).toContain('code-touched')
    expect(faultsOf(`\u2067א${issued}\u2069a`)).toContain('code-touched')
    expect(faultsOf(`a\u2067${issued}א\u2069`)).toContain('invisible-character')
  })
})

describe('a code in a call', () => {
  const parts = [{ text: 'Ihr Code für Acme & Co lautet' }, { code: true }, { text: 'Ich wiederhole:' }, { code: true }] as const
  const call = (format: 'ssml' | 'text') => speak(parts, { code: new Secret(issued), format }).reveal()
  const spokenFaults = (body: string, format: 'ssml' | 'speech-text' = 'ssml') =>
    checkSurvival({ body: new Secret(body), code: new Secret(issued), format }, bidi)

  it('survives', () => {
    expect(spokenFaults(call('ssml'))).toEqual([])
    expect(spokenFaults(call('text'), 'speech-text')).toEqual([])
    const letters = new Secret('A1-b')
    for (const [format, as] of [
      ['ssml', 'ssml'],
      ['text', 'speech-text'],
    ] as const) {
      expect(checkSurvival({ body: speak(parts, { code: letters, format }), code: letters, format: as }, bidi)).toEqual([])
    }
  })

  const plain = call('text')
  it.each<[string, string, 'ssml' | 'speech-text', SurvivalFault]>([
    ['dotted digits', plain.replaceAll(', ', '. '), 'speech-text', 'code-misspoken'],
    ['the sample’s placeholders in the wrong order', plain.replaceAll('5;', '52;'), 'speech-text', 'code-missing'],
    ['digits in one breath', `Code ${issued} ${issued}`, 'speech-text', 'code-missing'],
    ['a code said once', '0, 4, 7, 1, 1, 5;', 'speech-text', 'code-misspoken'],
    ['a digit too many', plain.replaceAll('5;', '5, 2;'), 'speech-text', 'code-misspoken'],
    ['a cardinal', call('ssml').replaceAll('"digits"', '"cardinal"'), 'ssml', 'code-missing'],
    ['two digits in one', call('ssml').replaceAll('>0<', '>00<'), 'ssml', 'code-misspoken'],
    [
      'another digit the second time',
      call('ssml').replace(/5(?=<\/say-as><\/prosody><break time="1000ms"\/><\/speak>)/, '6'),
      'ssml',
      'code-misspoken',
    ],
    ['a rival', call('ssml').replace('Acme', 'Acme 123456'), 'ssml', 'rival-digits'],
    ['an invisible character', call('ssml').replace('Acme', 'Ac\u202eme'), 'ssml', 'invisible-character'],
    ['an entity that hides one', call('ssml').replace('Acme', '&bull; 12345 &x;'), 'ssml', 'rival-digits'],
  ])('is caught: %s', (_name, body, format, fault) => {
    expect(spokenFaults(body, format)).toContain(fault)
  })
})

it('tells what loses the code from what is only a nuisance', () => {
  expect(
    (['code-missing', 'code-touched', 'code-reordered', 'code-misspoken', 'autofill-broken'] as const).every(losesCode),
  ).toBe(true)
  expect((['invisible-character', 'code-repeated', 'rival-digits'] as const).some(losesCode)).toBe(false)
})

it('gives nothing of the code away', () => {
  expect(JSON.stringify(faultsOf(`Code ${issued}1`))).not.toContain(issued)
})
