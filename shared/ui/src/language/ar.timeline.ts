import { counted, quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

/** In the passive, with its author after it, or in the second person: both fit man and woman. */
const done = (name: string | null, byYou: string, passive: string) =>
  name === null ? byYou : `${passive} بواسطة ${quoted(name)}`;
const entries = (count: number) =>
  counted(count, {
    zero: 'لا رسائل جديدة',
    one: 'رسالة جديدة واحدة',
    two: 'رسالتان جديدتان',
    few: '# رسائل جديدة',
    many: '# رسالة جديدة',
    other: '# رسالة جديدة',
  });

export const timeline: Catalog['timeline'] = {
  label: 'المحادثة',
  you: 'أنت',
  fromSupport: (name) => `${quoted(name)} من الدعم`,
  today: 'اليوم',
  yesterday: 'أمس',

  newLine: 'جديد',
  whileAway: (count) =>
    counted(count, {
      zero: 'لا جديد أثناء غيابك',
      one: 'أمر جديد واحد أثناء غيابك',
      two: 'أمران جديدان أثناء غيابك',
      few: '# أمور جديدة أثناء غيابك',
      many: '# أمرًا جديدًا أثناء غيابك',
      other: '# أمر جديد أثناء غيابك',
    }),
  toNewest: 'إلى الأحدث',
  newBelow: entries,
  earlier: 'عرض الرسائل الأقدم',
  showAll: 'عرض الكل',
  showLess: 'عرض أقل',
  loading: 'جارٍ تحميل المحادثة',
  olderFailed: (reason) => `تعذّر تحميل الرسائل الأقدم. ${reason}`,
  catchingUp: 'تعذّر تحميل بعض الرسائل الأحدث حتى الآن. نواصل المحاولة.',

  announced: (name, text) => `${quoted(name)}: ${quoted(text)}`,
  announcedMany: entries,

  changed: {
    created: (name) => done(name, 'فتحت التذكرة', 'فُتحت التذكرة'),
    status: (name, status) => done(name, `غيّرت الحالة إلى «${status}»`, `غُيّرت الحالة إلى «${status}»`),
    closed: (name) => done(name, 'أغلقت التذكرة', 'أُغلقت التذكرة'),
    reopened: (name) => done(name, 'أعدت فتح التذكرة', 'أُعيد فتح التذكرة'),
    priority: (name, priority) => done(name, `غيّرت الأولوية إلى «${priority}»`, `غُيّرت الأولوية إلى «${priority}»`),
    category: (name, category) =>
      done(name, `نقلت التذكرة إلى «${quoted(category)}»`, `نُقلت التذكرة إلى «${quoted(category)}»`),
    pickedUp: (name) => done(name, 'استلمت التذكرة', 'استُلمت التذكرة'),
    putBack: (name) => done(name, 'أعدت التذكرة', 'أُعيدت التذكرة'),
    assigned: (name, assignee) =>
      done(name, `أسندت التذكرة إلى ${quoted(assignee)}`, `أُسندت التذكرة إلى ${quoted(assignee)}`),
    assignedToYou: (name) => done(name, 'أسندت التذكرة إلى نفسك', 'أُسندت التذكرة إليك'),
    unassigned: (name, assignee) =>
      done(name, `سحبت التذكرة من ${quoted(assignee)}`, `سُحبت التذكرة من ${quoted(assignee)}`),
    other: (name) => done(name, 'غيّرت التذكرة', 'غُيّرت التذكرة'),
  },

  sending: {
    queued: 'في انتظار الاتصال',
    held: 'تنتظر الرسالة التي قبلها',
    sending: 'جارٍ الإرسال',
    sent: (time) => `أُرسلت ${time}`,
    read: (time) => `أُرسلت ${time}، وقُرئت`,
    readAt: (time) => `قُرئت ${time}`,
    failed: (reason) => `لم تُرسَل: ${reason} نصك محفوظ.`,
    retry: 'إعادة الإرسال',
    edit: 'تعديل',
  },

  stale: {
    title: (name) => `وصلت رسالة من ${quoted(name)} وأنت تكتب`,
    titleMany: (count) =>
      counted(count, {
        zero: 'لم تصل رسائل جديدة وأنت تكتب',
        one: 'وصلت رسالة جديدة وأنت تكتب',
        two: 'وصلت رسالتان جديدتان وأنت تكتب',
        few: 'وصلت # رسائل جديدة وأنت تكتب',
        many: 'وصلت # رسالة جديدة وأنت تكتب',
        other: 'وصلت # رسالة جديدة وأنت تكتب',
      }),
    kept: 'لم تُرسَل رسالتك بعد. نصك محفوظ.',
    sendAnyway: 'الإرسال على أي حال',
    edit: 'تعديل',
  },

  typing: {
    one: (name) => `جارٍ الكتابة من ${quoted(name)}`,
    two: (first, second) => `جارٍ الكتابة من ${quoted(first)} و${quoted(second)}`,
    many: 'جارٍ الكتابة من عدة أشخاص',
  },
  viewers: {
    support: 'الدعم',
    one: (name) => `${quoted(name)} هنا`,
    many: (names) => `${names} هنا`,
  },

  composer: {
    label: 'رسالتك',
    placeholder: 'اكتب رسالة',
    send: 'إرسال',
    hint: 'مفتاح Enter يرسل، وShift مع Enter يبدأ سطرًا جديدًا',
    left: (count) =>
      counted(count, {
        zero: 'لم تبقَ أحرف',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: 'بقيت # أحرف',
        many: 'بقي # حرفًا',
        other: 'بقي # حرف',
      }),
    over: (count) =>
      counted(count, {
        zero: 'لا أحرف زائدة',
        one: 'حرف واحد زائد',
        two: 'حرفان زائدان',
        few: '# أحرف زائدة',
        many: '# حرفًا زائدًا',
        other: '# حرف زائد',
      }),
    pastedTooMuch: (most) => `هذا أطول من أن يُلصق: تتسع الرسالة لـ ${most} حرف. أرسل جزءًا منه أو رابطًا إلى النص كاملًا.`,
    offline: 'لا يوجد اتصال: ما ترسله يخرج حين يعود الاتصال.',
    closed: 'هذه التذكرة مغلقة ولا تقبل رسائل أخرى.',
    closedForStaff: 'هذه التذكرة مغلقة. أعد فتحها لتكتب.',
    closedKept: 'ما كتبته محفوظ.',
    notSent: (reason) => `لم تُرسَل: ${reason} نصك محفوظ.`,
  },
};
