import type { LanguageTexts } from '../language-texts.js'

export const fi: LanguageTexts = {
  locale: 'fi',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} on kirjautumiskoodisi palveluun {$brand}. Se on voimassa {$minutes} minuutin. Älä kerro sitä kenellekään.}}
        * {{{$code} on kirjautumiskoodisi palveluun {$brand}. Se on voimassa {$minutes} minuuttia. Älä kerro sitä kenellekään.}}`,
      '{$code} on kirjautumiskoodisi palveluun {$brand}. Älä kerro sitä kenellekään.',
      '{$brand}-kirjautumiskoodi: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} on koodi, jolla lisäät tämän puhelimen palveluun {$brand}. Se on voimassa {$minutes} minuutin. Älä kerro sitä kenellekään.}}
        * {{{$code} on koodi, jolla lisäät tämän puhelimen palveluun {$brand}. Se on voimassa {$minutes} minuuttia. Älä kerro sitä kenellekään.}}`,
      '{$code} on koodi, jolla lisäät tämän puhelimen palveluun {$brand}. Älä kerro sitä kenellekään.',
      '{$brand}-koodi puhelimen lisäämiseen: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} on koodi, jolla vaihdat palvelun {$brand} salasanan. Se on voimassa {$minutes} minuutin. Älä kerro sitä kenellekään.}}
        * {{{$code} on koodi, jolla vaihdat palvelun {$brand} salasanan. Se on voimassa {$minutes} minuuttia. Älä kerro sitä kenellekään.}}`,
      '{$code} on koodi, jolla vaihdat palvelun {$brand} salasanan. Älä kerro sitä kenellekään.',
      '{$brand}-koodi salasanan vaihtoon: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} on koodi, jolla avaat palvelun {$brand} tilisi lukituksen. Se on voimassa {$minutes} minuutin. Älä kerro sitä kenellekään.}}
        * {{{$code} on koodi, jolla avaat palvelun {$brand} tilisi lukituksen. Se on voimassa {$minutes} minuuttia. Älä kerro sitä kenellekään.}}`,
      '{$code} on koodi, jolla avaat palvelun {$brand} tilisi lukituksen. Älä kerro sitä kenellekään.',
      '{$brand}-koodi tilin avaamiseen: {$code}',
    ],
  },
}
