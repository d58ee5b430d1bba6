import type { LanguageTexts } from '../language-texts.js'

export const mg: LanguageTexts = {
  locale: 'mg',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      ".input {$minutes :integer} {{{$code} no kaody hidiranao amin'ny {$brand}. Maharitra {$minutes} minitra izy io. Aza zaraina amin'olon-kafa.}}",
      "{$code} no kaody hidiranao amin'ny {$brand}. Aza zaraina amin'olon-kafa.",
      'Kaody fidirana {$brand}: {$code}',
    ],
    enrollment: [
      ".input {$minutes :integer} {{{$code} no kaody hampidirana ity finday ity amin'ny {$brand}. Maharitra {$minutes} minitra izy io. Aza zaraina amin'olon-kafa.}}",
      "{$code} no kaody hampidirana ity finday ity amin'ny {$brand}. Aza zaraina amin'olon-kafa.",
      'Kaody finday {$brand}: {$code}',
    ],
    recovery: [
      ".input {$minutes :integer} {{{$code} no kaody hanovana ny tenimiafinao amin'ny {$brand}. Maharitra {$minutes} minitra izy io. Aza zaraina amin'olon-kafa.}}",
      "{$code} no kaody hanovana ny tenimiafinao amin'ny {$brand}. Aza zaraina amin'olon-kafa.",
      'Kaody tenimiafina {$brand}: {$code}',
    ],
    unlock: [
      ".input {$minutes :integer} {{{$code} no kaody hamohana ny kaontinao amin'ny {$brand}. Maharitra {$minutes} minitra izy io. Aza zaraina amin'olon-kafa.}}",
      "{$code} no kaody hamohana ny kaontinao amin'ny {$brand}. Aza zaraina amin'olon-kafa.",
      'Kaody famohana kaonty {$brand}: {$code}',
    ],
  },
}
