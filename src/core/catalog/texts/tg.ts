import type { LanguageTexts } from '../language-texts.js'

export const tg: LanguageTexts = {
  locale: 'tg',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Рамзи вуруди шумо ба {$brand}: {$code}. То {$minutes} дақиқа эътибор дорад. Онро ба касе нагӯед.}}',
      'Рамзи вуруди шумо ба {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи вуруд ба {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Рамз барои илова кардани ин телефон ба {$brand}: {$code}. То {$minutes} дақиқа эътибор дорад. Онро ба касе нагӯед.}}',
      'Рамз барои илова кардани ин телефон ба {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи телефон барои {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи телефон барои {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{Рамз барои иваз кардани гузарвожаи {$brand}: {$code}. То {$minutes} дақиқа эътибор дорад. Онро ба касе нагӯед.}}',
      'Рамз барои иваз кардани гузарвожаи {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи гузарвожаи {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи гузарвожаи {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{Рамз барои кушодани қулфи ҳисоби {$brand}: {$code}. То {$minutes} дақиқа эътибор дорад. Онро ба касе нагӯед.}}',
      'Рамз барои кушодани қулфи ҳисоби {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи кушодани ҳисоби {$brand}: {$code}. Онро ба касе нагӯед.',
      'Рамзи кушодани ҳисоби {$brand}: {$code}',
    ],
  },
}
