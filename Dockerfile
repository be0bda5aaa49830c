FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
WORKDIR /code
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY src/Insights/Insights.csproj src/Insights/packages.lock.json src/Insights/
COPY src/Insights.App/Insights.App.csproj src/Insights.App/packages.lock.json src/Insights.App/
RUN dotnet restore src/Insights.App/Insights.App.csproj --locked-mode
COPY src/ src/
COPY data/ data/
COPY prompts/ prompts/
RUN dotnet publish src/Insights.App/Insights.App.csproj -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12
# For the health check only.
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /data /source && chown "$APP_UID" /data /source
USER $APP_UID
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8080
COPY --from=build /app /app
ENTRYPOINT ["dotnet", "/app/Insights.App.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:8080", "--out", "/data/faq", "--work", "/data/work"]
