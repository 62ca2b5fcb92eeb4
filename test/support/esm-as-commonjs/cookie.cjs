// Stands for the package of this name, see transform.mjs.
