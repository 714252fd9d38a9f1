import { quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

// Noun phrases and passives, here and in the timeline: they fit whoever did it, man or woman.
export const activity: Catalog['activity'] = {
  bell: 'المستجدات',
  bellUnread: (count) => `المستجدات، الجديد منها: ${count}`,
  over: (most) => `+${most}`,
  title: 'المستجدات',
  markAllRead: 'تعليم الكل كمقروء',
  empty: 'لا جديد. ستجد هنا كل ما يطرأ على تذاكرك.',
  emptyForStaff: 'لا جديد. تظهر هنا التذاكر والردود الجديدة.',
  loading: 'جارٍ تحميل المستجدات',
  failed: 'تعذّر تحميل المستجدات.',
  tryAgain: 'إعادة المحاولة',
  older: 'عرض الأقدم',
  newMark: 'جديد',
  ticket: (id) => quoted(`#${id}`),

  happened: {
    'ticket.created': (name) => `تذكرة جديدة من ${quoted(name)}`,
    'message.posted': (name) => `رسالة من ${quoted(name)}`,
    'status.changed': (name, status) => `غُيّرت الحالة إلى «${status}» بواسطة ${quoted(name)}`,
    closed: (name) => `أُغلقت التذكرة بواسطة ${quoted(name)}`,
    'ticket.assigned': (name) => `أُسندت إليك بواسطة ${quoted(name)}`,
  },
};
