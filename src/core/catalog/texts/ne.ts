import type { LanguageTexts } from '../language-texts.js'

export const ne: LanguageTexts = {
  locale: 'ne',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{तपाईंको {$brand} साइन इन कोड {$code} हो। यो {$minutes} मिनेटसम्म मान्य छ। कसैलाई नदिनुहोस्।}}',
      'तपाईंको {$brand} साइन इन कोड {$code} हो। कसैलाई नदिनुहोस्।',
      '{$brand} साइन इन कोड: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{यो फोन {$brand} मा थप्ने कोड {$code} हो। यो {$minutes} मिनेटसम्म मान्य छ। कसैलाई नदिनुहोस्।}}',
      'यो फोन {$brand} मा थप्ने कोड {$code} हो। कसैलाई नदिनुहोस्।',
      '{$brand} फोन थप्ने कोड: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{तपाईंको {$brand} पासवर्ड रिसेट गर्ने कोड {$code} हो। यो {$minutes} मिनेटसम्म मान्य छ। कसैलाई नदिनुहोस्।}}',
      'तपाईंको {$brand} पासवर्ड रिसेट गर्ने कोड {$code} हो। कसैलाई नदिनुहोस्।',
      '{$brand} पासवर्ड रिसेट कोड: {$code}। कसैलाई नदिनुहोस्।',
      '{$brand} पासवर्ड रिसेट कोड: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{तपाईंको {$brand} खाता अनलक गर्ने कोड {$code} हो। यो {$minutes} मिनेटसम्म मान्य छ। कसैलाई नदिनुहोस्।}}',
      'तपाईंको {$brand} खाता अनलक गर्ने कोड {$code} हो। कसैलाई नदिनुहोस्।',
      '{$brand} खाता अनलक कोड: {$code}',
    ],
  },
}
