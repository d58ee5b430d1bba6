import type { LanguageTexts } from '../language-texts.js'

export const af: LanguageTexts = {
  locale: 'af',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is u aanmeldkode vir {$brand}. Dit verval oor {$minutes} minuut. Moenie dit met enigiemand deel nie.}}
        * {{{$code} is u aanmeldkode vir {$brand}. Dit verval oor {$minutes} minute. Moenie dit met enigiemand deel nie.}}`,
      '{$code} is u aanmeldkode vir {$brand}. Moenie dit met enigiemand deel nie.',
      'Aanmeldkode vir {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is u kode om hierdie foon by {$brand} te registreer. Dit verval oor {$minutes} minuut. Moenie dit met enigiemand deel nie.}}
        * {{{$code} is u kode om hierdie foon by {$brand} te registreer. Dit verval oor {$minutes} minute. Moenie dit met enigiemand deel nie.}}`,
      '{$code} is u kode om hierdie foon by {$brand} te registreer. Moenie dit met enigiemand deel nie.',
      'Foonkode vir {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is u kode om u wagwoord vir {$brand} te herstel. Dit verval oor {$minutes} minuut. Moenie dit met enigiemand deel nie.}}
        * {{{$code} is u kode om u wagwoord vir {$brand} te herstel. Dit verval oor {$minutes} minute. Moenie dit met enigiemand deel nie.}}`,
      '{$code} is u kode om u wagwoord vir {$brand} te herstel. Moenie dit met enigiemand deel nie.',
      'Wagwoordkode vir {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is u kode om u rekening by {$brand} te ontsluit. Dit verval oor {$minutes} minuut. Moenie dit met enigiemand deel nie.}}
        * {{{$code} is u kode om u rekening by {$brand} te ontsluit. Dit verval oor {$minutes} minute. Moenie dit met enigiemand deel nie.}}`,
      '{$code} is u kode om u rekening by {$brand} te ontsluit. Moenie dit met enigiemand deel nie.',
      'Ontsluitkode vir {$brand}: {$code}',
    ],
  },
}
