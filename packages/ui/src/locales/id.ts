import type { Strings } from '../strings.js'

export const words: Strings = {
  thumbs: ['Apakah ini membantu?', 'Ya', 'Tidak'],
  csat: ['Seberapa puas Anda dengan pengalaman Anda?', 'Sangat tidak puas', 'Sangat puas'],
  ces: ['Saya dapat menyelesaikan keperluan saya dengan mudah.', 'Sangat tidak setuju', 'Sangat setuju'],
  nps: [
    'Seberapa besar kemungkinan Anda merekomendasikan kami kepada teman atau rekan kerja?',
    'Sangat tidak mungkin',
    'Sangat mungkin',
  ],
  text: ['Apa yang bisa kami perbaiki?'],
  satisfaction: ['sangat tidak puas', 'tidak puas', 'agak tidak puas', 'netral', 'agak puas', 'puas', 'sangat puas'],
  of: (position, total) => `${position} dari ${total}`,
  asks: (question) => `Kami punya pertanyaan untuk Anda: ${question}`,
  failed: 'Jawaban tidak dapat disimpan. Silakan coba lagi.',
  thanks: 'Terima kasih atas masukan Anda.',
  close: 'Tutup',
  back: 'Kembali',
  skip: 'Lewati',
  send: 'Kirim',
  copy: 'Salin',
  copied: 'Tersalin',
}
