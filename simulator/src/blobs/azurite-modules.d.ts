/** The parts of Azurite that run in this process; the package ships no types. */
declare module 'azurite/dist/src/blob/BlobServer.js' {
  interface BlobServer {
    start(): Promise<void>;
    close(): Promise<void>;
    readonly httpServer: import('node:http').Server;
    getHttpServerAddress(): string;
  }
  const module: { readonly default: new (configuration: object) => BlobServer };
  export default module;
}

declare module 'azurite/dist/src/blob/BlobConfiguration.js' {
  const module: {
    readonly default: new (
      host: string,
      port: number,
      keepAliveTimeout: number,
      metadataDBPath: string,
      extentDBPath: string,
      persistencePathArray: readonly object[],
      enableAccessLog: boolean,
      accessLogWriteStream: undefined,
      enableDebugLog: boolean,
      debugLogFilePath: undefined,
      loose: boolean,
      skipApiVersionCheck: boolean,
      cert: string,
      key: string,
      pwd: string,
      oauth: undefined,
      disableProductStyleUrl: boolean,
      isMemoryPersistence: boolean,
      memoryStore: object,
    ) => object;
  };
  export default module;
}

declare module 'azurite/dist/src/common/persistence/MemoryExtentStore.js' {
  const module: { readonly MemoryExtentChunkStore: new (sizeLimit?: number) => object };
  export default module;
}
