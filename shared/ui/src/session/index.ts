export { SignInAgain } from './SignInAgain.tsx';
export { SignInForm } from './SignInForm.tsx';
export { SignUpForm } from './SignUpForm.tsx';
