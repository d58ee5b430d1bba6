import type { LanguageTexts } from '../language-texts.js'

export const km: LanguageTexts = {
  locale: 'km',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{កូដចូល {$brand} របស់អ្នកគឺ {$code}។ កូដនេះប្រើបាន {$minutes} នាទី។ សូមកុំប្រាប់នរណាម្នាក់។}}',
      'កូដចូល {$brand} របស់អ្នកគឺ {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដចូល {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{កូដសម្រាប់បន្ថែមទូរសព្ទនេះទៅ {$brand} គឺ {$code}។ កូដនេះប្រើបាន {$minutes} នាទី។ សូមកុំប្រាប់នរណាម្នាក់។}}',
      'កូដសម្រាប់បន្ថែមទូរសព្ទនេះទៅ {$brand} គឺ {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដបន្ថែមទូរសព្ទ {$brand}: {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដបន្ថែមទូរសព្ទ {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{កូដសម្រាប់កំណត់ពាក្យសម្ងាត់ {$brand} ឡើងវិញគឺ {$code}។ កូដនេះប្រើបាន {$minutes} នាទី។ សូមកុំប្រាប់នរណាម្នាក់។}}',
      'កូដសម្រាប់កំណត់ពាក្យសម្ងាត់ {$brand} ឡើងវិញគឺ {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដពាក្យសម្ងាត់ {$brand}: {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដពាក្យសម្ងាត់ {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{កូដសម្រាប់ដោះសោគណនី {$brand} របស់អ្នកគឺ {$code}។ កូដនេះប្រើបាន {$minutes} នាទី។ សូមកុំប្រាប់នរណាម្នាក់។}}',
      'កូដសម្រាប់ដោះសោគណនី {$brand} របស់អ្នកគឺ {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដដោះសោគណនី {$brand}: {$code}។ សូមកុំប្រាប់នរណាម្នាក់។',
      'កូដដោះសោគណនី {$brand}: {$code}',
    ],
  },
}
