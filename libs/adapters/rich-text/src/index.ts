export * from './sanitise-rich-text';
