import type { LanguageTexts } from '../language-texts.js'

export const or: LanguageTexts = {
  locale: 'or',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{ଆପଣଙ୍କ {$brand} ଲଗଇନ୍ କୋଡ୍ {$code}। ଏହା {$minutes} ମିନିଟ୍ ପର୍ଯ୍ୟନ୍ତ ବୈଧ। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।}}',
      'ଆପଣଙ୍କ {$brand} ଲଗଇନ୍ କୋଡ୍ {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ଲଗଇନ୍ କୋଡ୍: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{ଏହି ଫୋନ୍ {$brand} ରେ ଯୋଡ଼ିବା ପାଇଁ କୋଡ୍ {$code}। ଏହା {$minutes} ମିନିଟ୍ ପର୍ଯ୍ୟନ୍ତ ବୈଧ। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।}}',
      'ଏହି ଫୋନ୍ {$brand} ରେ ଯୋଡ଼ିବା ପାଇଁ କୋଡ୍ {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ଫୋନ୍ କୋଡ୍: {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ଫୋନ୍ କୋଡ୍: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{ଆପଣଙ୍କ {$brand} ପାସୱାର୍ଡ ବଦଳାଇବା ପାଇଁ କୋଡ୍ {$code}। ଏହା {$minutes} ମିନିଟ୍ ପର୍ଯ୍ୟନ୍ତ ବୈଧ। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।}}',
      'ଆପଣଙ୍କ {$brand} ପାସୱାର୍ଡ ବଦଳାଇବା ପାଇଁ କୋଡ୍ {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ପାସୱାର୍ଡ କୋଡ୍: {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ପାସୱାର୍ଡ କୋଡ୍: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{ଆପଣଙ୍କ {$brand} ଖାତା ଅନଲକ୍ କରିବା ପାଇଁ କୋଡ୍ {$code}। ଏହା {$minutes} ମିନିଟ୍ ପର୍ଯ୍ୟନ୍ତ ବୈଧ। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।}}',
      'ଆପଣଙ୍କ {$brand} ଖାତା ଅନଲକ୍ କରିବା ପାଇଁ କୋଡ୍ {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ଖାତା ଅନଲକ୍ କୋଡ୍: {$code}। ଏହା କାହାକୁ ଜଣାନ୍ତୁ ନାହିଁ।',
      '{$brand} ଖାତା ଅନଲକ୍ କୋଡ୍: {$code}',
    ],
  },
}
