export { type Draft, Form } from './Form.tsx';
export { PasswordField, SelectField, SubmitButton, TextAreaField, TextField, useFormField } from './fields.tsx';
