import { counted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const errors: Catalog['errors'] = {
  failures: {
    validation: () => 'تعذّر قبول بعض ما أُدخل.',
    unauthenticated: () => 'يُرجى تسجيل الدخول.',
    forbidden: () => 'ليس مسموحًا لك بهذا.',
    not_found: () => 'هذا غير موجود.',
    method_not_allowed: () => 'لا يمكن فعل هذا هنا.',
    conflict: () => 'يتعارض هذا مع ما هو موجود.',
    email_taken: () => 'يوجد حساب بهذا البريد الإلكتروني بالفعل.',
    stale: () => 'تغيّر هذا وأنت تعمل عليه.',
    ticket_closed: () => 'هذه التذكرة مغلقة.',
    ticket_not_open: () => 'افتح التذكرة أولًا.',
    payload_too_large: () => 'هذا أكبر من المسموح.',
    unsupported_media_type: () => 'لم تتمكن الخدمة من قراءة هذا.',
    impossible: () => 'لا يمكن فعل هذا.',
    client_outdated: () => 'هذا الإصدار من التطبيق أقدم من أن تقبله الخدمة.',
    too_many_requests: () => 'محاولات كثيرة. يُرجى الانتظار قليلًا.',
    internal: () => 'حدث خطأ ما. حاول مرة أخرى.',
    unavailable: () => 'لا تستطيع الخدمة فعل هذا الآن. حاول مرة أخرى بعد قليل.',
    offline: () => 'تعذّر الوصول إلى الخدمة. تحقَّق من اتصالك.',
    timeout: () => 'لم تُجب الخدمة في الوقت المناسب. حاول مرة أخرى.',
    outbox_full: () => 'هناك رسائل كثيرة تنتظر الاتصال بالفعل.',
    locked: () => 'تدير مؤسستك هذا الإعداد، ولا يمكن تغييره هنا.',
  },
  refusals: {
    required: () => 'هذا الحقل مطلوب.',
    too_short: ({ min }) =>
      counted(min, {
        zero: 'لا حد أدنى للأحرف.',
        one: 'اكتب حرفًا واحدًا على الأقل.',
        two: 'اكتب حرفين على الأقل.',
        few: 'اكتب # أحرف على الأقل.',
        many: 'اكتب # حرفًا على الأقل.',
        other: 'اكتب # حرف على الأقل.',
      }),
    too_long: ({ max }) =>
      counted(max, {
        zero: 'لا يُسمح بأي حرف.',
        one: 'اكتب حرفًا واحدًا على الأكثر.',
        two: 'اكتب حرفين على الأكثر.',
        few: 'اكتب # أحرف على الأكثر.',
        many: 'اكتب # حرفًا على الأكثر.',
        other: 'اكتب # حرف على الأكثر.',
      }),
    too_small: ({ min }) => counted(min, everyForm('أقل قيمة هي #.')),
    too_large: ({ max }) => counted(max, everyForm('أكبر قيمة هي #.')),
    too_many: ({ max }) => counted(max, everyForm('العدد الأقصى #.')),
    not_storable: () => 'يحتوي هذا على رموز لا يمكن حفظها.',
    not_email: () => 'هذا ليس بريدًا إلكترونيًا.',
    not_one_of: ({ allowed }) => `القيم الممكنة: ${allowed}.`,
    malformed: () => 'صيغة هذا غير صحيحة.',
    unknown_field: () => 'هذا الحقل غير معروف.',
    nothing_to_change: () => 'لا شيء لتغييره.',
    not_a_period: ({ max }) => counted(max, everyForm('يجب ألا يأتي أول يوم بعد آخر يوم، والحد الأقصى للأيام #.')),
    not_both: () => 'يمكن استخدام واحد منهما فقط.',
    email_taken: () => 'يوجد حساب بهذا البريد الإلكتروني بالفعل. سجّل الدخول به.',
    wrong_password: () => 'هذه ليست كلمة مرورك الحالية.',
    same_password: () => 'هذه هي كلمة مرورك الحالية.',
    password_changed_meanwhile: () => 'تغيّرت كلمة المرور الآن من مكان آخر.',
    password_changed_devices_remain: () =>
      'تغيّرت كلمة مرورك، لكن تعذّر تسجيل خروج أجهزتك الأخرى. سجّل خروجها من صفحة أجهزتك.',
    changed_sessions_remain: () => 'تم التغيير، لكن تعذّر تسجيل خروج صاحب الحساب حتى الآن. ستواصل الخدمة المحاولة.',
    password_repeated: () => 'هذا يكرر نفسه. استخدم بضع كلمات مختلفة.',
    password_sequence: () => 'هذا يتبع ترتيب الحروف أو لوحة المفاتيح. استخدم بضع كلمات.',
    password_owner: () => 'لا يحتوي هذا على أكثر من اسمك أو بريدك الإلكتروني إلا قليلًا.',
    password_common: () => 'هذه من أكثر كلمات المرور استخدامًا. استخدم كلمات لا رابط بينها.',
    no_such_category: () => 'هذه الفئة غير موجودة.',
    not_active_staff: () => 'لا يستلم التذاكر إلا من يعمل في الدعم حاليًا.',
    own_account: () => 'لا يغيّر أحد صلاحيات حسابه بنفسه. اطلب ذلك من مسؤول آخر.',
    name_taken: () => 'هذا الاسم مستخدم بالفعل.',
    too_many_categories: ({ max }) => counted(max, everyForm('الحد الأقصى #، وتُحسب المتوقفة أيضًا.')),
    last_category: () => 'هذه آخر فئة متاحة. من دونها لا يمكن فتح أي تذكرة.',
    too_many_views: ({ max }) => counted(max, everyForm('الحد الأقصى #. احذف واحدًا أولًا.')),
    no_such_move: () => 'لا يمكن نقل التذكرة من حالتها الحالية إلى هناك.',
  },
};

/** Where the number stands at the end, the sentence is the same for all of them. */
function everyForm(sentence: string) {
  return { zero: sentence, one: sentence, two: sentence, few: sentence, many: sentence, other: sentence };
}
