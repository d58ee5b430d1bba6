// Stands in the bundles for what the SDK would load in a browser only.
export {}
