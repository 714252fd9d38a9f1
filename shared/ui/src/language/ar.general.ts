import { quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const general: Catalog['general'] = {
  close: 'إغلاق',
  cancel: 'إلغاء',
  back: 'رجوع',
  loading: 'جارٍ التحميل',
  tryAgain: 'إعادة المحاولة',
  dismiss: 'إخفاء',
  notices: 'إشعارات',
  optional: 'اختياري',
  skipToContent: 'الانتقال إلى المحتوى',
  themes: { system: 'مظهر النظام', light: 'مظهر فاتح', dark: 'مظهر داكن' },
  language: 'اللغة',
  languageFailed: 'تعذّر تحميل هذه اللغة. حاول مرة أخرى.',
  name: quoted,
  justNow: 'الآن',
};
