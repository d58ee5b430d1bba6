import type { LanguageTexts } from '../language-texts.js'

export const lt: LanguageTexts = {
  locale: 'lt',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: jūsų prisijungimo kodas {$code}. Galioja {$minutes} minutę. Niekam jo neatskleiskite.}}
        few {{{$brand}: jūsų prisijungimo kodas {$code}. Galioja {$minutes} minutes. Niekam jo neatskleiskite.}}
        * {{{$brand}: jūsų prisijungimo kodas {$code}. Galioja {$minutes} minučių. Niekam jo neatskleiskite.}}`,
      '{$brand}: jūsų prisijungimo kodas {$code}. Niekam jo neatskleiskite.',
      '{$brand}: prisijungimo kodas {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kodas šiam telefonui pridėti {$code}. Galioja {$minutes} minutę. Niekam jo neatskleiskite.}}
        few {{{$brand}: kodas šiam telefonui pridėti {$code}. Galioja {$minutes} minutes. Niekam jo neatskleiskite.}}
        * {{{$brand}: kodas šiam telefonui pridėti {$code}. Galioja {$minutes} minučių. Niekam jo neatskleiskite.}}`,
      '{$brand}: kodas šiam telefonui pridėti {$code}. Niekam jo neatskleiskite.',
      '{$brand}: telefono kodas {$code}. Niekam jo neatskleiskite.',
      '{$brand}: telefono kodas {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kodas slaptažodžiui atkurti {$code}. Galioja {$minutes} minutę. Niekam jo neatskleiskite.}}
        few {{{$brand}: kodas slaptažodžiui atkurti {$code}. Galioja {$minutes} minutes. Niekam jo neatskleiskite.}}
        * {{{$brand}: kodas slaptažodžiui atkurti {$code}. Galioja {$minutes} minučių. Niekam jo neatskleiskite.}}`,
      '{$brand}: kodas slaptažodžiui atkurti {$code}. Niekam jo neatskleiskite.',
      '{$brand}: slaptažodžio kodas {$code}. Niekam jo neatskleiskite.',
      '{$brand}: slaptažodžio kodas {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kodas jūsų paskyrai atrakinti {$code}. Galioja {$minutes} minutę. Niekam jo neatskleiskite.}}
        few {{{$brand}: kodas jūsų paskyrai atrakinti {$code}. Galioja {$minutes} minutes. Niekam jo neatskleiskite.}}
        * {{{$brand}: kodas jūsų paskyrai atrakinti {$code}. Galioja {$minutes} minučių. Niekam jo neatskleiskite.}}`,
      '{$brand}: kodas jūsų paskyrai atrakinti {$code}. Niekam jo neatskleiskite.',
      '{$brand}: paskyros atrakinimo kodas {$code}. Niekam jo neatskleiskite.',
      '{$brand}: paskyros atrakinimo kodas {$code}',
    ],
  },
}
