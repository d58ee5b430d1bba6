import type { LanguageTexts } from '../language-texts.js'

export const zu: LanguageTexts = {
  locale: 'zu',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhodi yakho yokungena ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva komzuzu o-{$minutes}. Ungabelani ngayo namuntu.}}
        * {{Ikhodi yakho yokungena ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva kwemizuzu engu-{$minutes}. Ungabelani ngayo namuntu.}}`,
      'Ikhodi yakho yokungena ku-{$brand}: {$code}. Ungabelani ngayo namuntu.',
      'Ikhodi yokungena ku-{$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhodi yokwengeza le foni ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva komzuzu o-{$minutes}. Ungabelani ngayo namuntu.}}
        * {{Ikhodi yokwengeza le foni ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva kwemizuzu engu-{$minutes}. Ungabelani ngayo namuntu.}}`,
      'Ikhodi yokwengeza le foni ku-{$brand}: {$code}. Ungabelani ngayo namuntu.',
      'Ikhodi yefoni ku-{$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhodi yokusetha kabusha iphasiwedi yakho ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva komzuzu o-{$minutes}. Ungabelani ngayo namuntu.}}
        * {{Ikhodi yokusetha kabusha iphasiwedi yakho ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva kwemizuzu engu-{$minutes}. Ungabelani ngayo namuntu.}}`,
      'Ikhodi yokusetha kabusha iphasiwedi yakho ku-{$brand}: {$code}. Ungabelani ngayo namuntu.',
      'Ikhodi yephasiwedi ku-{$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhodi yokuvula i-akhawunti yakho ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva komzuzu o-{$minutes}. Ungabelani ngayo namuntu.}}
        * {{Ikhodi yokuvula i-akhawunti yakho ku-{$brand}: {$code}. Iphelelwa yisikhathi ngemuva kwemizuzu engu-{$minutes}. Ungabelani ngayo namuntu.}}`,
      'Ikhodi yokuvula i-akhawunti yakho ku-{$brand}: {$code}. Ungabelani ngayo namuntu.',
      'Ikhodi yokuvula i-akhawunti ku-{$brand}: {$code}',
    ],
  },
}
