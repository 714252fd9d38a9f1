export { Conversation, type ConversationHandle } from './Conversation.tsx';
