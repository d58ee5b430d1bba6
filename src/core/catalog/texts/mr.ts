import type { LanguageTexts } from '../language-texts.js'

export const mr: LanguageTexts = {
  locale: 'mr',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{तुमचा {$brand} साइन-इन कोड {$code} आहे. तो {$minutes} मिनिटासाठी वैध आहे. तो कोणालाही सांगू नका.}}
        * {{तुमचा {$brand} साइन-इन कोड {$code} आहे. तो {$minutes} मिनिटांसाठी वैध आहे. तो कोणालाही सांगू नका.}}`,
      'तुमचा {$brand} साइन-इन कोड {$code} आहे. तो कोणालाही सांगू नका.',
      '{$brand} साइन-इन कोड: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{हा फोन {$brand} मध्ये जोडण्यासाठी तुमचा कोड {$code} आहे. तो {$minutes} मिनिटासाठी वैध आहे. तो कोणालाही सांगू नका.}}
        * {{हा फोन {$brand} मध्ये जोडण्यासाठी तुमचा कोड {$code} आहे. तो {$minutes} मिनिटांसाठी वैध आहे. तो कोणालाही सांगू नका.}}`,
      'हा फोन {$brand} मध्ये जोडण्यासाठी तुमचा कोड {$code} आहे. तो कोणालाही सांगू नका.',
      '{$brand} फोन जोडण्याचा कोड: {$code}. तो कोणालाही सांगू नका.',
      '{$brand} फोन जोडण्याचा कोड: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{तुमचा {$brand} पासवर्ड रीसेट करण्याचा कोड {$code} आहे. तो {$minutes} मिनिटासाठी वैध आहे. तो कोणालाही सांगू नका.}}
        * {{तुमचा {$brand} पासवर्ड रीसेट करण्याचा कोड {$code} आहे. तो {$minutes} मिनिटांसाठी वैध आहे. तो कोणालाही सांगू नका.}}`,
      'तुमचा {$brand} पासवर्ड रीसेट करण्याचा कोड {$code} आहे. तो कोणालाही सांगू नका.',
      '{$brand} पासवर्ड रीसेट कोड: {$code}. तो कोणालाही सांगू नका.',
      '{$brand} पासवर्ड रीसेट कोड: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{तुमचे {$brand} खाते अनलॉक करण्याचा कोड {$code} आहे. तो {$minutes} मिनिटासाठी वैध आहे. तो कोणालाही सांगू नका.}}
        * {{तुमचे {$brand} खाते अनलॉक करण्याचा कोड {$code} आहे. तो {$minutes} मिनिटांसाठी वैध आहे. तो कोणालाही सांगू नका.}}`,
      'तुमचे {$brand} खाते अनलॉक करण्याचा कोड {$code} आहे. तो कोणालाही सांगू नका.',
      '{$brand} खाते अनलॉक कोड: {$code}. तो कोणालाही सांगू नका.',
      '{$brand} खाते अनलॉक कोड: {$code}',
    ],
  },
}
