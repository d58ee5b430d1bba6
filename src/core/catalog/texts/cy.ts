import type { LanguageTexts } from '../language-texts.js'

export const cy: LanguageTexts = {
  locale: 'cy',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        two {{{$code} yw eich cod mewngofnodi ar gyfer {$brand}. Daw i ben ymhen {$minutes} funud. Cadwch y cod hwn yn gyfrinachol.}}
        * {{{$code} yw eich cod mewngofnodi ar gyfer {$brand}. Daw i ben ymhen {$minutes} munud. Cadwch y cod hwn yn gyfrinachol.}}`,
      '{$code} yw eich cod mewngofnodi ar gyfer {$brand}. Cadwch y cod hwn yn gyfrinachol.',
      'Cod mewngofnodi {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        two {{{$code} yw eich cod i ychwanegu'r ffôn hwn at {$brand}. Daw i ben ymhen {$minutes} funud. Cadwch y cod hwn yn gyfrinachol.}}
        * {{{$code} yw eich cod i ychwanegu'r ffôn hwn at {$brand}. Daw i ben ymhen {$minutes} munud. Cadwch y cod hwn yn gyfrinachol.}}`,
      "{$code} yw eich cod i ychwanegu'r ffôn hwn at {$brand}. Cadwch y cod hwn yn gyfrinachol.",
      'Cod ffôn {$brand}: {$code}. Cadwch y cod hwn yn gyfrinachol.',
      'Cod ffôn {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        two {{{$code} yw eich cod i ailosod eich cyfrinair {$brand}. Daw i ben ymhen {$minutes} funud. Cadwch y cod hwn yn gyfrinachol.}}
        * {{{$code} yw eich cod i ailosod eich cyfrinair {$brand}. Daw i ben ymhen {$minutes} munud. Cadwch y cod hwn yn gyfrinachol.}}`,
      '{$code} yw eich cod i ailosod eich cyfrinair {$brand}. Cadwch y cod hwn yn gyfrinachol.',
      'Cod ailosod cyfrinair {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        two {{{$code} yw eich cod i ddatgloi eich cyfrif {$brand}. Daw i ben ymhen {$minutes} funud. Cadwch y cod hwn yn gyfrinachol.}}
        * {{{$code} yw eich cod i ddatgloi eich cyfrif {$brand}. Daw i ben ymhen {$minutes} munud. Cadwch y cod hwn yn gyfrinachol.}}`,
      '{$code} yw eich cod i ddatgloi eich cyfrif {$brand}. Cadwch y cod hwn yn gyfrinachol.',
      'Cod datgloi cyfrif {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      "Helo. Eich cod mewngofnodi ar gyfer {$brand} yw {$code}. Rwy'n ailadrodd: {$code}. Cadwch y cod hwn yn gyfrinachol. Hwyl fawr.",
      "Eich cod mewngofnodi ar gyfer {$brand} yw {$code}. Rwy'n ailadrodd: {$code}.",
    ],
    enrollment: [
      "Helo. Eich cod i ychwanegu'r ffôn hwn at {$brand} yw {$code}. Rwy'n ailadrodd: {$code}. Cadwch y cod hwn yn gyfrinachol. Hwyl fawr.",
      "Eich cod i ychwanegu'r ffôn hwn at {$brand} yw {$code}. Rwy'n ailadrodd: {$code}.",
    ],
    recovery: [
      "Helo. Eich cod i ailosod eich cyfrinair {$brand} yw {$code}. Rwy'n ailadrodd: {$code}. Cadwch y cod hwn yn gyfrinachol. Hwyl fawr.",
      "Eich cod i ailosod eich cyfrinair {$brand} yw {$code}. Rwy'n ailadrodd: {$code}.",
    ],
    unlock: [
      "Helo. Eich cod i ddatgloi eich cyfrif {$brand} yw {$code}. Rwy'n ailadrodd: {$code}. Cadwch y cod hwn yn gyfrinachol. Hwyl fawr.",
      "Eich cod i ddatgloi eich cyfrif {$brand} yw {$code}. Rwy'n ailadrodd: {$code}.",
    ],
  },
}
