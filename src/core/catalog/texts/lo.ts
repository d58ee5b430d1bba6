import type { LanguageTexts } from '../language-texts.js'

export const lo: LanguageTexts = {
  locale: 'lo',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} ແມ່ນລະຫັດເຂົ້າສູ່ລະບົບ {$brand} ຂອງທ່ານ ໃຊ້ໄດ້ພາຍໃນ {$minutes} ນາທີ ກະລຸນາຢ່າບອກຜູ້ອື່ນ}}',
      '{$code} ແມ່ນລະຫັດເຂົ້າສູ່ລະບົບ {$brand} ຂອງທ່ານ ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດເຂົ້າ {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} ແມ່ນລະຫັດເພື່ອເພີ່ມໂທລະສັບນີ້ໃສ່ {$brand} ໃຊ້ໄດ້ພາຍໃນ {$minutes} ນາທີ ກະລຸນາຢ່າບອກຜູ້ອື່ນ}}',
      '{$code} ແມ່ນລະຫັດເພື່ອເພີ່ມໂທລະສັບນີ້ໃສ່ {$brand} ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດເພີ່ມໂທລະສັບ {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} ແມ່ນລະຫັດເພື່ອຕັ້ງລະຫັດຜ່ານ {$brand} ຄືນໃໝ່ ໃຊ້ໄດ້ພາຍໃນ {$minutes} ນາທີ ກະລຸນາຢ່າບອກຜູ້ອື່ນ}}',
      '{$code} ແມ່ນລະຫັດເພື່ອຕັ້ງລະຫັດຜ່ານ {$brand} ຄືນໃໝ່ ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດຕັ້ງລະຫັດຜ່ານ {$brand}: {$code} ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດຕັ້ງລະຫັດຜ່ານ {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} ແມ່ນລະຫັດເພື່ອປົດລັອກບັນຊີ {$brand} ຂອງທ່ານ ໃຊ້ໄດ້ພາຍໃນ {$minutes} ນາທີ ກະລຸນາຢ່າບອກຜູ້ອື່ນ}}',
      '{$code} ແມ່ນລະຫັດເພື່ອປົດລັອກບັນຊີ {$brand} ຂອງທ່ານ ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດປົດລັອກບັນຊີ {$brand}: {$code} ກະລຸນາຢ່າບອກຜູ້ອື່ນ',
      'ລະຫັດປົດລັອກບັນຊີ {$brand}: {$code}',
    ],
  },
}
