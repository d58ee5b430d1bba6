import type { LanguageTexts } from '../language-texts.js'

export const xh: LanguageTexts = {
  locale: 'xh',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhowudi yakho yokungena ku-{$brand}: {$code}. Iphelelwa lixesha emva komzuzu o-{$minutes}. Musa ukuyabelana nomnye umntu.}}
        * {{Ikhowudi yakho yokungena ku-{$brand}: {$code}. Iphelelwa lixesha emva kwemizuzu e-{$minutes}. Musa ukuyabelana nomnye umntu.}}`,
      'Ikhowudi yakho yokungena ku-{$brand}: {$code}. Musa ukuyabelana nomnye umntu.',
      'Ikhowudi yokungena ku-{$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhowudi yokongeza le fowuni ku-{$brand}: {$code}. Iphelelwa lixesha emva komzuzu o-{$minutes}. Musa ukuyabelana nomnye umntu.}}
        * {{Ikhowudi yokongeza le fowuni ku-{$brand}: {$code}. Iphelelwa lixesha emva kwemizuzu e-{$minutes}. Musa ukuyabelana nomnye umntu.}}`,
      'Ikhowudi yokongeza le fowuni ku-{$brand}: {$code}. Musa ukuyabelana nomnye umntu.',
      'Ikhowudi yefowuni ku-{$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhowudi yokutshintsha iphaswedi yakho ku-{$brand}: {$code}. Iphelelwa lixesha emva komzuzu o-{$minutes}. Musa ukuyabelana nomnye umntu.}}
        * {{Ikhowudi yokutshintsha iphaswedi yakho ku-{$brand}: {$code}. Iphelelwa lixesha emva kwemizuzu e-{$minutes}. Musa ukuyabelana nomnye umntu.}}`,
      'Ikhowudi yokutshintsha iphaswedi yakho ku-{$brand}: {$code}. Musa ukuyabelana nomnye umntu.',
      'Ikhowudi yephaswedi ku-{$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Ikhowudi yokuvula iakhawunti yakho ku-{$brand}: {$code}. Iphelelwa lixesha emva komzuzu o-{$minutes}. Musa ukuyabelana nomnye umntu.}}
        * {{Ikhowudi yokuvula iakhawunti yakho ku-{$brand}: {$code}. Iphelelwa lixesha emva kwemizuzu e-{$minutes}. Musa ukuyabelana nomnye umntu.}}`,
      'Ikhowudi yokuvula iakhawunti yakho ku-{$brand}: {$code}. Musa ukuyabelana nomnye umntu.',
      'Ikhowudi yokuvula iakhawunti ku-{$brand}: {$code}',
    ],
  },
}
