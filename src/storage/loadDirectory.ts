import type { Directory } from '../directory/service.js';

/** @param file the helpline's own services file; the built-in list when left out */
export declare function loadDirectory(file?: string): Directory;
