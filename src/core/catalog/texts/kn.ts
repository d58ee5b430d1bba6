import type { LanguageTexts } from '../language-texts.js'

export const kn: LanguageTexts = {
  locale: 'kn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{ನಿಮ್ಮ {$brand} ಲಾಗಿನ್ ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷದವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}
        * {{ನಿಮ್ಮ {$brand} ಲಾಗಿನ್ ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷಗಳವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}`,
      'ನಿಮ್ಮ {$brand} ಲಾಗಿನ್ ಕೋಡ್ {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಲಾಗಿನ್ ಕೋಡ್: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{ಈ ಫೋನ್ ಅನ್ನು {$brand} ಗೆ ಸೇರಿಸಲು ನಿಮ್ಮ ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷದವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}
        * {{ಈ ಫೋನ್ ಅನ್ನು {$brand} ಗೆ ಸೇರಿಸಲು ನಿಮ್ಮ ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷಗಳವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}`,
      'ಈ ಫೋನ್ ಅನ್ನು {$brand} ಗೆ ಸೇರಿಸಲು ನಿಮ್ಮ ಕೋಡ್ {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಫೋನ್ ಕೋಡ್: {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಫೋನ್ ಕೋಡ್: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{ನಿಮ್ಮ {$brand} ಗುಪ್ತಪದ ಬದಲಾಯಿಸಲು ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷದವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}
        * {{ನಿಮ್ಮ {$brand} ಗುಪ್ತಪದ ಬದಲಾಯಿಸಲು ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷಗಳವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}`,
      'ನಿಮ್ಮ {$brand} ಗುಪ್ತಪದ ಬದಲಾಯಿಸಲು ಕೋಡ್ {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಗುಪ್ತಪದ ಕೋಡ್: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{ನಿಮ್ಮ {$brand} ಖಾತೆಯ ಲಾಕ್ ತೆಗೆಯಲು ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷದವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}
        * {{ನಿಮ್ಮ {$brand} ಖಾತೆಯ ಲಾಕ್ ತೆಗೆಯಲು ಕೋಡ್ {$code}. ಇದು {$minutes} ನಿಮಿಷಗಳವರೆಗೆ ಮಾನ್ಯ. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.}}`,
      'ನಿಮ್ಮ {$brand} ಖಾತೆಯ ಲಾಕ್ ತೆಗೆಯಲು ಕೋಡ್ {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಖಾತೆ ತೆರೆಯುವ ಕೋಡ್: {$code}. ಇದನ್ನು ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.',
      '{$brand} ಖಾತೆ ತೆರೆಯುವ ಕೋಡ್: {$code}',
    ],
  },
}
