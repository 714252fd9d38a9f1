import { counted, quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const tickets: Catalog['tickets'] = {
  statuses: { open: 'مفتوحة', in_progress: 'قيد المعالجة', resolved: 'محلولة', closed: 'مغلقة' },
  priorities: { low: 'منخفضة', medium: 'متوسطة', high: 'عالية' },
  categories: {
    Technical: 'تقني',
    Billing: 'الفواتير',
    Account: 'الحساب',
    Payment: 'الدفع',
    'Feature Request': 'اقتراح ميزة',
    'Bug Report': 'بلاغ عن خلل',
    'General Inquiry': 'استفسار عام',
    Other: 'أخرى',
  },
  priorityOf: (priority) => `الأولوية: ${priority}`,
  number: (id) => quoted(`#${id}`),
  supportPerson: (name) => `${quoted(name)} من الدعم`,

  list: {
    title: 'تذاكرك',
    label: 'التذاكر',
    newTicket: 'تذكرة جديدة',
    loading: 'جارٍ تحميل تذاكرك',
    more: 'عرض المزيد',
    failed: 'تعذّر تحميل تذاكرك.',
    refreshFailed: 'تعذّر تحديث القائمة، وقد لا تكون حديثة.',
    unread: (count) => `الجديد: ${count}`,
    arrived: (count) =>
      counted(count, {
        zero: 'عرض التذاكر الجديدة',
        one: 'عرض تذكرة جديدة واحدة',
        two: 'عرض تذكرتين جديدتين',
        few: 'عرض # تذاكر جديدة',
        many: 'عرض # تذكرة جديدة',
        other: 'عرض # تذكرة جديدة',
      }),
    none: {
      title: 'لا توجد تذاكر بعد',
      text: 'أخبرنا بما تحتاج إلى المساعدة فيه. سيجيبك شخص حقيقي، وتتابع ذلك هنا.',
    },
    noMatch: {
      title: 'لا توجد تذكرة مطابقة',
      text: 'جرّب كلمات أخرى، أو اعرض كل تذاكرك.',
      reset: 'عرض كل التذاكر',
    },
  },

  filters: {
    label: 'أي التذاكر',
    all: 'الكل',
    open: 'المفتوحة',
    closed: 'المغلقة',
    search: 'البحث في تذاكرك',
    clear: 'مسح البحث',
    found: (count, more) => `التذاكر المعروضة: ${count}${more ? '، وهناك المزيد' : ''}`,
  },

  create: {
    title: 'تذكرة جديدة',
    lead: 'اكتب ما حدث وما كنت تتوقعه. يرى الدعم ذلك فورًا.',
    subject: 'العنوان',
    subjectHint: 'سطر واحد يلخّص الموضوع.',
    description: 'الوصف',
    descriptionHint: 'ما الذي فعلته، وما الذي حدث، وما الذي توقعته. انسخ رسائل الخطأ كما هي.',
    category: 'الفئة',
    chooseCategory: 'اختر فئة',
    priority: 'الأولوية',
    priorityHints: {
      low: 'يمكن أن ينتظر.',
      medium: 'يعطّلني.',
      high: 'لا أستطيع العمل.',
    },
    submit: 'فتح التذكرة',
    busy: 'جارٍ فتح التذكرة',
    draftKept: 'مسودتك السابقة ما زالت هنا.',
    discardDraft: 'البدء من جديد',
    categoriesFailed: 'تعذّر تحميل الفئات.',
    failed: (reason) => `لم تُفتح التذكرة. ${reason} ما كتبته محفوظ.`,
  },

  header: {
    actions: 'إجراءات التذكرة',
    back: 'كل التذاكر',
    opened: (when) => `فُتحت ${when}`,
    waiting: 'لم يطّلع الدعم عليها بعد.',
    seen: 'اطّلع الدعم عليها.',
    pickedUp: (name) => `في عهدة ${quoted(name)} من الدعم.`,
    answers: (duration) => `أول رد بعد ${duration}.`,
    closedAt: (when) => `أُغلقت ${when}.`,
    resolvedAt: (when) => `يرى الدعم أنها حُلّت، ${when}.`,
    copyLink: 'نسخ الرابط',
    copied: 'نُسخ الرابط.',
    copyFailed: 'تعذّر نسخ الرابط.',
  },

  close: {
    action: 'إغلاق التذكرة',
    title: 'هل تريد إغلاق هذه التذكرة؟',
    text: 'أغلقها حين تحصل على جواب سؤالك. بعد ذلك لا يمكن لأحد أن يكتب هنا، ولا يمكن إلا للدعم أن يعيد فتحها. وتبقى قراءتها متاحة لك دائمًا.',
    unsent: 'هناك نص لم ترسله. سيبقى على هذا الجهاز، لكن لا يمكن إرساله بعد إغلاق التذكرة.',
    confirm: 'إغلاق التذكرة',
    keep: 'إبقاؤها مفتوحة',
    busy: 'جارٍ الإغلاق',
    failed: (reason) => `ما زالت التذكرة مفتوحة. ${reason}`,
  },
};
