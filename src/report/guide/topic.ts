/** What concerns all resources and is told once, before or after them. */
export type Topic = 'base URL' | 'authentication' | 'errors' | 'pagination' | 'headers' | 'webhooks' | 'removed endpoints';
