export { LEARN_ROUTES } from './learn.routes';
