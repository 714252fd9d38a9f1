export { Conversation, type ConversationHandle, type ConversationStores } from './Conversation.tsx';
