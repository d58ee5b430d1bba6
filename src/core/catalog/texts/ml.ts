import type { LanguageTexts } from '../language-texts.js'

export const ml: LanguageTexts = {
  locale: 'ml',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{നിങ്ങളുടെ {$brand} ലോഗിൻ കോഡ് {$code} ആണ്. ഇതിന് {$minutes} മിനിറ്റ് സാധുതയുണ്ട്. ഇത് ആർക്കും നൽകരുത്.}}',
      'നിങ്ങളുടെ {$brand} ലോഗിൻ കോഡ് {$code} ആണ്. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} ലോഗിൻ കോഡ്: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{ഈ ഫോൺ {$brand}-ൽ ചേർക്കാനുള്ള കോഡ് {$code} ആണ്. ഇതിന് {$minutes} മിനിറ്റ് സാധുതയുണ്ട്. ഇത് ആർക്കും നൽകരുത്.}}',
      'ഈ ഫോൺ {$brand}-ൽ ചേർക്കാനുള്ള കോഡ് {$code} ആണ്. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} ഫോൺ കോഡ്: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{നിങ്ങളുടെ {$brand} രഹസ്യവാക്ക് മാറ്റാനുള്ള കോഡ് {$code} ആണ്. ഇതിന് {$minutes} മിനിറ്റ് സാധുതയുണ്ട്. ഇത് ആർക്കും നൽകരുത്.}}',
      'നിങ്ങളുടെ {$brand} രഹസ്യവാക്ക് മാറ്റാനുള്ള കോഡ് {$code} ആണ്. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} രഹസ്യവാക്ക് കോഡ്: {$code}. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} രഹസ്യവാക്ക് കോഡ്: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{നിങ്ങളുടെ {$brand} അക്കൗണ്ട് അൺലോക്ക് ചെയ്യാനുള്ള കോഡ് {$code} ആണ്. ഇതിന് {$minutes} മിനിറ്റ് സാധുതയുണ്ട്. ഇത് ആർക്കും നൽകരുത്.}}',
      'നിങ്ങളുടെ {$brand} അക്കൗണ്ട് അൺലോക്ക് ചെയ്യാനുള്ള കോഡ് {$code} ആണ്. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} അൺലോക്ക് കോഡ്: {$code}. ഇത് ആർക്കും നൽകരുത്.',
      '{$brand} അൺലോക്ക് കോഡ്: {$code}',
    ],
  },
}
