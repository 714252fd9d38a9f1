import { counted, quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const fleet: Catalog['console']['fleet'] = {
  title: 'لوحات التحكم',
  lead: 'لوحات التحكم المثبَّتة كما أبلغت عن نفسها آخر مرة: عند تسجيل الدخول ومرتين في اليوم.',
  list: 'لوحات التحكم المثبَّتة',
  search: 'ابحث عن أشخاص وإصدارات',
  clear: 'أفرِغ البحث',
  loading: 'جارٍ تحميل لوحات التحكم',
  loadFailed: 'تعذّر تحميل لوحات التحكم.',
  none: 'لم تُبلغ أي لوحة تحكم عن نفسها بعد',
  noneHint: 'من يسجّل الدخول في التطبيق المثبَّت يظهر هنا.',
  noneFound: 'لا شيء مطابق',
  more: 'عرض المزيد',
  seen: 'آخر ظهور',
  rings: { stable: 'مستقر', beta: 'تجريبي' },
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
  policies: {
    'machine-policy': 'نهج المجموعة',
    'user-policy': 'نهج المجموعة للشخص',
    'device-profile': 'ملف تعريف',
    'user-profile': 'ملف تعريف الشخص',
    etc: quoted('/etc/tandem'),
    'application-file': 'ملف بجانب التطبيق',
    'machine-file': 'ملف الحاسوب',
    installer: 'المثبِّت',
    none: 'غير مُدار',
  },
  problems: (count) =>
    counted(count, {
      zero: 'كل الإعدادات سارية',
      one: 'إعداد واحد غير سارٍ',
      two: 'إعدادان غير ساريين',
      few: '# إعدادات غير سارية',
      many: '# إعدادًا غير سارٍ',
      other: '# إعداد غير سارٍ',
    }),
};
