using NaikKelas.Host;

// One executable. A verb (or a plea for help) runs the command line; nothing, or host settings such as
// --urls=http://0.0.0.0:8080, serves the web.
return Cli.Wants(args) ? await Cli.RunAsync(args) : await Web.ServeAsync(args);
