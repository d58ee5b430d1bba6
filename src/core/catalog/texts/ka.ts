import type { LanguageTexts } from '../language-texts.js'

export const ka: LanguageTexts = {
  locale: 'ka',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{თქვენი {$brand} შესვლის კოდია {$code}. მოქმედებს {$minutes} წუთი. არავის გაუზიაროთ.}}',
      'თქვენი {$brand} შესვლის კოდია {$code}. არავის გაუზიაროთ.',
      '{$brand} შესვლის კოდი: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{ამ ტელეფონის {$brand}-ში დამატების კოდია {$code}. მოქმედებს {$minutes} წუთი. არავის გაუზიაროთ.}}',
      'ამ ტელეფონის {$brand}-ში დამატების კოდია {$code}. არავის გაუზიაროთ.',
      '{$brand} ტელეფონის კოდი: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{თქვენი {$brand} პაროლის აღდგენის კოდია {$code}. მოქმედებს {$minutes} წუთი. არავის გაუზიაროთ.}}',
      'თქვენი {$brand} პაროლის აღდგენის კოდია {$code}. არავის გაუზიაროთ.',
      '{$brand} პაროლის კოდი: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{თქვენი {$brand} ანგარიშის განბლოკვის კოდია {$code}. მოქმედებს {$minutes} წუთი. არავის გაუზიაროთ.}}',
      'თქვენი {$brand} ანგარიშის განბლოკვის კოდია {$code}. არავის გაუზიაროთ.',
      '{$brand} განბლოკვის კოდი: {$code}',
    ],
  },
}
