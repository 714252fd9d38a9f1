import { counted, quoted } from './ar.speech.ts';
import type { Catalog } from './en.ts';

export const session: Catalog['session'] = {
  signIn: {
    title: 'تسجيل الدخول',
    lead: 'اطّلع على تذاكرك وتحدّث مع الدعم.',
    submit: 'تسجيل الدخول',
    busy: 'جارٍ تسجيل الدخول',
    noAccount: 'ليس لديك حساب؟',
    toSignUp: 'إنشاء حساب',
  },
  signUp: {
    title: 'إنشاء حساب',
    lead: 'افتح تذكرة، وتحدّث مع شخص حقيقي، وتابع ما يجري.',
    submit: 'إنشاء الحساب',
    busy: 'جارٍ إنشاء حسابك',
    haveAccount: 'لديك حساب بالفعل؟',
    toSignIn: 'تسجيل الدخول',
    failed: (reason) => `لم يُنشأ الحساب. ${reason}`,
  },
  again: {
    title: 'يُرجى تسجيل الدخول من جديد',
    lead: 'لن يضيع شيء مما كتبته، وستبقى هذه الصفحة كما هي.',
    somebodyElse: 'تسجيل الدخول بحساب آخر',
    submit: 'تسجيل الدخول والمتابعة',
  },
  ended: {
    signed_out: 'سجّلت الخروج في علامة تبويب أخرى.',
    replaced: 'سُجّل الدخول بحساب آخر في علامة تبويب أخرى من هذا المتصفح.',
    revoked: 'سُجّل خروج هذا الجهاز من جهاز آخر.',
    disabled: 'عُطّل هذا الحساب. اسأل القائمين على الدعم.',
    password_changed: 'تغيّرت كلمة المرور. سجّل الدخول بالكلمة الجديدة.',
    expired: 'غبت لفترة من الوقت.',
  },
  name: 'الاسم',
  nameHint: 'بهذا الاسم يخاطبك الدعم.',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  passwordHint: 'اثنا عشر حرفًا على الأقل. بضع كلمات معًا تصلح كلمة مرور جيدة.',
  /** How good a password is that is being chosen. */
  strength: {
    left: (count) =>
      counted(count, {
        zero: 'لم يبقَ شيء.',
        one: 'بقي حرف واحد.',
        two: 'بقي حرفان.',
        few: 'بقيت # أحرف.',
        many: 'بقي # حرفًا.',
        other: 'بقي # حرف.',
      }),
    good: 'كلمة مرور جيدة: طويلة ويصعب تخمينها.',
  },
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
  wrong: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  failed: (reason) => `لم يُسجَّل دخولك. ${reason}`,
  account: (name) => `حساب ${quoted(name)}`,
  signOut: 'تسجيل الخروج',
};
