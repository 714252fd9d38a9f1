import { quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const portal: Catalog['portal'] = {
  product: 'Tandem',
  home: 'Tandem، تذاكرك',
  title: (page) => `${quoted(page)} · Tandem`,
  titleUnread: (count, page) => `(${count}) ${quoted(page)} · Tandem`,
  notFound: {
    title: 'هذه الصفحة غير موجودة',
    text: 'ربما كُتب العنوان خطأً، أو نُقلت الصفحة.',
    home: 'الانتقال إلى تذاكرك',
  },
  ticketNotFound: {
    title: 'لا توجد تذكرة كهذه',
    text: 'ربما تخص حسابًا آخر. تحقَّق من أنك سجّلت الدخول بالحساب الصحيح.',
    home: 'الانتقال إلى تذاكرك',
  },
  ticketFailed: 'تعذّر تحميل هذه التذكرة.',
  staff: {
    title: 'هذه بوابة العملاء',
    text: (name) => `سجّلت الدخول باسم ${quoted(name)} من فريق الدعم. يُردّ على التذاكر في لوحة الدعم.`,
    toConsole: 'فتح لوحة الدعم',
  },
  crashed: {
    title: 'توقفت هذه الصفحة عن العمل',
    text: 'ما كتبته محفوظ على هذا الجهاز. إعادة تحميل الصفحة تحل المشكلة عادةً.',
    reload: 'إعادة التحميل',
  },
  starting: 'جارٍ فتح Tandem',
  unreachable: {
    title: 'تعذّر الوصول إلى Tandem',
    text: 'تحقَّق من اتصالك. نواصل المحاولة، وستُفتح هذه الصفحة تلقائيًا.',
  },
};
